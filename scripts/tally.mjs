import { readFileSync } from "node:fs";

/**
 * Prints what is to be said of a run that ended with `failed`, and, last, "N passed, N failed" of some reports of vitest.
 * Returns the exit code. Where TALLY is "later", whoever runs this has further reports to add, and nothing is printed.
 */
export function tally(reports, failed) {
  const counts = reports.map(readCounts);
  const passed = counts.reduce((sum, { numPassedTests = 0 }) => sum + numPassedTests, 0);
  const broken = counts.reduce((sum, { numFailedTests = 0 }) => sum + numFailedTests, 0);
  if (process.env.TALLY !== "later") {
    console.log("");
    if (failed && broken === 0) console.log("No test failed, but something before or beside them did: see above.");
    if (!failed && passed === 0) console.log("No test ran.");
    console.log(`${passed} passed, ${broken} failed`);
  }
  return failed || passed === 0 ? 1 : 0;
}

function readCounts(report) {
  try {
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return {};
  }
}
