// npm run version: makes the next versions of the changesets, and keeps the specs that they are released from.
import { runTool } from "../run-tool.mjs";

const failed = await runTool("changeset", ["version", ...process.argv.slice(2)]);
const args = ["diff", "--specs", "specs", "--packages", "packages", "--released"];
process.exit(failed || (await runTool(process.execPath, ["packages/codegen/src/cli.ts", ...args])));
