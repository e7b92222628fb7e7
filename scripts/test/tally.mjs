import { readFileSync } from "node:fs";
import { relative } from "node:path";

/**
 * Prints what failed in some reports of vitest, what is to be said of a run that ended with `failed`, and, last, "N passed, N failed".
 * Returns the exit code. Where TALLY is "later", whoever runs this has further reports to add, and nothing is printed.
 */
export function tally(reports, failed) {
  const counts = reports.map(readCounts);
  const passed = counts.reduce((sum, { numPassedTests = 0 }) => sum + numPassedTests, 0);
  const broken = counts.reduce((sum, { numFailedTests = 0 }) => sum + numFailedTests, 0);
  if (process.env.TALLY !== "later") {
    console.log("");
    // Once more, at the end: a log of thousands of lines hides them, and what keeps logs may keep their end only.
    for (const failure of counts.flatMap(failures)) console.log(failure);
    if (failed && broken === 0) console.log("No test failed, but something before or beside them did: see above.");
    if (!failed && passed === 0) console.log("No test ran.");
    console.log(`${passed} passed, ${broken} failed`);
  }
  return failed || passed === 0 ? 1 : 0;
}

/** Of each failed test: where it is, its name, and the first lines of why. Of a file that did not load: the same. */
function failures({ testResults = [] }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const tests = assertionResults.filter((test) => test.status === "failed");
    if (status === "failed" && tests.length === 0) return [`FAILED ${file}\n${firstLines(message)}`];
    return tests.map(({ fullName, failureMessages }) => `FAILED ${file} > ${fullName}\n${firstLines(failureMessages[0])}`);
  });
}

function firstLines(message = "") {
  return message
    .split("\n", 12)
    .map((line) => `  ${line}`)
    .join("\n");
}

function readCounts(report) {
  try {
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return {};
  }
}
