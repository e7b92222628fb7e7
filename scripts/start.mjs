// npm start: generates, builds, and shows one session of each vendor from login to logout.
import { runTool } from "./run-tool.mjs";

console.log("Generating both vendor packages from their specs …");
const generated = await runTool(process.execPath, ["scripts/generate.mjs"]);
if (generated) process.exit(generated);
console.log("Building …");
const built = await runTool("turbo", ["run", "build", "--output-logs=errors-only"], { quiet: true });
process.exit(built || (await runTool(process.execPath, ["tools/tour/src/tour.ts"])));
