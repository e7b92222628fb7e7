// npm run test:site: builds the site, walks it in a browser, and follows its guides word by word. Minutes.
import { withOwnTemporaryFolder } from "./own-temporary-folder.mjs";
import { runTool } from "../run-tool.mjs";

process.exit(await withOwnTemporaryFolder(() => runTool("turbo", ["run", "walk", ...process.argv.slice(2)])));
