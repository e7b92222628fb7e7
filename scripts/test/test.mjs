// npm test: everything that must hold. With arguments, only the tests they select: npm test -- -t "F9:"
import { globSync, readFileSync, rmSync } from "node:fs";
import { withOwnTemporaryFolder } from "./own-temporary-folder.mjs";
import { runTool } from "../run-tool.mjs";
import { tally } from "./tally.mjs";

const report = "reports/vitest.json";
const selection = process.argv.slice(2);
rmSync(report, { force: true });

process.exit(tally([report], await withOwnTemporaryFolder(selection.length === 0 ? everything : selected)));

/**
 * The checks, then the tests, which wait for servers and processes and would lose time to the checks. Tests that fail do not hide
 * behind a check that fails: all of it runs. With the long suites goes whether tests notice an engine that is broken on purpose.
 */
function everything() {
  return runTool("turbo", [
    "run",
    "check",
    ...(process.env.TEST_LONG === "true" ? ["sabotage"] : []),
    "@vendor-auth/checks#test",
    "--continue=always",
    "--output-logs=new-only",
    "--log-order=grouped",
  ]);
}

async function selected() {
  return (
    (await runTool("turbo", ["run", "build", "--output-logs=errors-only"], { quiet: true })) ||
    (await runTool("vitest", ["run", ...selection, ...filesOfRow()]))
  );
}

/** The files to load for a row of docs/survives.md (-t "F9:"), where nothing else is asked for: loading all takes half a minute. */
function filesOfRow() {
  const [, row] = /^(?:-t|--testNamePattern)[ =](F\d+):?$/.exec(selection.join(" ")) ?? [];
  if (row === undefined) return [];
  // The conformance kit names its tests by its checks' rows.
  const names = [`${row}:`, "describeConformance"];
  return globSync("{packages,tools}/*/test/**/*.test.ts").filter((file) => {
    const text = readFileSync(file, "utf8");
    return names.some((name) => text.includes(name));
  });
}
