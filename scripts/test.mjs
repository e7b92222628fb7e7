// npm test: everything that must hold. With arguments, only the tests they select: npm test -- -t "F9:"
import { rmSync, readFileSync } from "node:fs";
import { runTool } from "./run-tool.mjs";

const report = "reports/vitest.json";
const selection = process.argv.slice(2);
rmSync(report, { force: true });

const failed =
  selection.length === 0
    ? await runTool("turbo", ["run", "check", "test", "--continue", "--output-logs=new-only", "--log-order=grouped"])
    : (await runTool("turbo", ["run", "build", "--output-logs=errors-only"], { quiet: true })) ||
      (await runTool("vitest", ["run", ...selection]));

const { numPassedTests = 0, numFailedTests = 0 } = readReport();
console.log("");
if (failed && numFailedTests === 0) console.log("No test failed, but something before or beside them did: see above.");
if (!failed && numPassedTests === 0) console.log("No test ran.");
console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
process.exit(failed || numPassedTests === 0 ? 1 : 0);

function readReport() {
  try {
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return {};
  }
}
