// npm run generate: every vendor package from its spec. npm run generate -- --check tells which are stale.
import { runTool } from "./run-tool.mjs";

const args = ["generate", "--specs", "specs", "--packages", "packages", ...process.argv.slice(2)];
process.exit(await runTool(process.execPath, ["tools/codegen/src/cli.ts", ...args]));
