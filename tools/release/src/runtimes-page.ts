// Writes the table of docs/runtimes.md from the tests that ran:
//   node tools/release/src/runtimes-page.ts          after a whole run: npm run test:release
//   node tools/release/src/runtimes-page.ts --check  fails when a row has no passing test, or the page is not what the rows say
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { runtimeRows } from "./runtime-rows.ts";

interface Report {
  readonly testResults: readonly { readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[] }[];
}

const root = new URL("../../../", import.meta.url);
const page = new URL("docs/runtimes.md", root);
const { testResults } = JSON.parse(readFileSync(new URL("reports/release.json", root), "utf8")) as Report;
const tests = testResults.flatMap(({ assertionResults }) => assertionResults);

const problems = runtimeRows.flatMap(({ name, tests: shown }) => {
  const own = tests.filter(({ fullName }) => shown.test(fullName.trim()));
  // Not on this machine: only where CI is set nothing may be left out.
  if (own.length > 0 && own.every(({ status }) => status === "skipped" || status === "pending") && !process.env["CI"]) return [];
  const failed = own.filter(({ status }) => status !== "passed");
  if (own.length === 0) return [`${name}: no test of the last run shows it. Run npm run test:release as a whole`];
  return failed.map(({ fullName, status }) => `${name}: "${fullName}" ${status}`);
});

const groups = [...new Set(runtimeRows.map(({ group }) => group))];
const table = groups
  .map((group) => {
    const rows = runtimeRows.filter((row) => row.group === group);
    return [`| ${group} | | |`, "|---|---|---|", ...rows.map(({ name, verdict, how }) => `| ${name} | ${verdict} | ${how} |`)].join("\n");
  })
  .join("\n\n");

const text = readFileSync(page, "utf8");
const begin = "<!-- Made of the tests that ran, by tools/release/src/runtimes-page.ts. Do not edit. -->\n";
const end = "<!-- until here -->\n";
const [before = "", rest = ""] = text.split(begin);
const made = `${before}${begin}\n${table}\n\n${end}${rest.split(end)[1] ?? ""}`;

if (problems.length === 0 && made !== text) {
  if (process.argv.includes("--check")) problems.push("docs/runtimes.md is stale: run node tools/release/src/runtimes-page.ts");
  else {
    writeFileSync(new URL("runtimes.md.tmp", page), made);
    renameSync(new URL("runtimes.md.tmp", page), page);
  }
}
for (const problem of problems) console.error(`runtimes: ${problem}`);
process.exit(problems.length > 0 ? 1 : 0);
