// npm run docs: the site, at http://localhost:5173, until Ctrl-C. Shows a page again when its file changes.
import { runTool } from "./run-tool.mjs";

process.on("SIGINT", () => {}); // the server has it too
const failed =
  (await runTool("turbo", ["run", "build", "--output-logs=errors-only"], { quiet: true })) ||
  (await runTool(process.execPath, ["docs/.vitepress/write-api.ts"]));
process.exit(failed || (await runTool("pnpm", ["--dir", "docs", "exec", "vitepress", "dev", ...process.argv.slice(2)])));
