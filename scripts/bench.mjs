// npm run bench: what a call costs, side by side with its peers, as ratios of one run.
import { runTool } from "./run-tool.mjs";

const failed = await runTool("turbo", ["run", "build", "--output-logs=errors-only"], { quiet: true });
process.exit(failed || (await runTool(process.execPath, ["tools/bench/src/bench.ts", ...process.argv.slice(2)])));
