// npm run api:update: writes the public types of every published package to its api.md. Review what changed, and commit it.
import { runTool } from "./run-tool.mjs";

const failed = await runTool("turbo", ["run", "build", "--output-logs=errors-only"], { quiet: true });
process.exit(failed || (await runTool(process.execPath, ["tools/checks/api-report.mjs"])));
