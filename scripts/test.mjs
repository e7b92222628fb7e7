// npm test: everything that must hold. With arguments, only the tests they select: npm test -- -t "F9:"
import { rmSync } from "node:fs";
import { runTool } from "./run-tool.mjs";
import { tally } from "./tally.mjs";

const report = "reports/vitest.json";
const selection = process.argv.slice(2);
rmSync(report, { force: true });

const failed =
  selection.length === 0
    ? await runTool("turbo", ["run", "check", "@vendor-auth/checks#test", "--continue", "--output-logs=new-only", "--log-order=grouped"])
    : (await runTool("turbo", ["run", "build", "--output-logs=errors-only"], { quiet: true })) ||
      (await runTool("vitest", ["run", ...selection]));

process.exit(tally([report], failed));
