// Writes docs/survives.md from the names of the tests that ran, and what the server saw in them:
//   node tools/checks/survives.mjs          after a full run of the tests, the long ones included: TEST_LONG=true npm test
//   node tools/checks/survives.mjs --check  fails when a row has no test, or the page does not list the tests there are
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { rows } from "./rows.mjs";

const root = new URL("../../", import.meta.url);
const page = new URL("docs/survives.md", root);
const report = JSON.parse(readFileSync(new URL("reports/vitest.json", root), "utf8"));

const tests = report.testResults.flatMap(({ assertionResults }) =>
  assertionResults
    .filter(({ title }) => /^F\d+: /.test(title))
    .map(({ title, status, meta }) => ({ row: title.match(/^F\d+/)[0], title, status, saw: meta?.serverSaw ?? "" })),
);

const hasRunLong = report.testResults.some(({ name }) => name.endsWith(".long.test.ts"));
const marks = { later: "not yet", long: "most of these take minutes: `npm test` leaves them out, `.ci/run` does not" };
const problems = [];
for (const [, id, , mark] of rows) {
  const own = tests.filter(({ row, status }) => row === id && status === "passed");
  if (own.length === 0 && (!mark || (mark === "long" && hasRunLong)))
    problems.push(`${id} has no passing test whose name begins with "${id}:"`);
  if (own.length > 0 && mark === "later") problems.push(`${id} has tests: take its "later" out of tools/checks/rows.mjs`);
}
for (const { row, title } of tests) if (!rows.some(([, id]) => id === row)) problems.push(`no row ${row} is known: ${title}`);

const made = render();
if (process.argv.includes("--check")) {
  const [wanted, listed] = [made, read(page)].map((text) => withoutCounts(text).split("\n"));
  const missing = wanted.filter((line) => !listed.includes(line));
  // Without a browser or a Redis, or without the long ones, some tests do not run; on the machine that decides, all do.
  const left = process.env.CI && hasRunLong ? listed.filter((line) => !wanted.includes(line)) : [];
  const stale = [...missing.map((line) => `not listed: ${line}`), ...left.map((line) => `listed, and no test: ${line}`)];
  if (stale.length > 0)
    problems.push(`docs/survives.md is stale: run npm test, then node tools/checks/survives.mjs\n  ${stale.join("\n  ")}`);
} else if (!hasRunLong) {
  problems.push("docs/survives.md was not written: the last run had no long tests. Run TEST_LONG=true npm test first");
} else {
  writeFileSync(new URL("survives.md.tmp", page), made);
  renameSync(new URL("survives.md.tmp", page), page);
}
for (const problem of problems) console.error(`survives: ${problem}`);
process.exit(problems.length > 0 ? 1 : 0);

function render() {
  const chapters = [...new Set(rows.map(([name]) => name))];
  const lines = [
    "<!-- Made from the names of the tests by tools/checks/survives.mjs. Do not edit. -->",
    "",
    "# What a session survives",
    "",
    "Each row happened to somebody; open it to see its tests. Each test plays it over real HTTP against a vendor's emulator, and asserts on",
    'what the server saw; the last column is what the server had counted at the end. `npm test -- -t "F9:"` runs one row.',
    "",
    "| chapter | rows |",
    "|---|---|",
    ...chapters.map((name) => `| [${name}](#${name.toLowerCase().replaceAll(" ", "-")}) | ${rowsOf(name).length} |`),
    "",
  ];
  for (const chapter of chapters) {
    lines.push(`## ${chapter}`, "");
    for (const [, id, what, mark] of rowsOf(chapter)) {
      lines.push(`<details id="${id.toLowerCase()}"><summary><b>${id}</b> ${what}</summary>`, "");
      if (mark) lines.push(marks[mark], "");
      const own = tests.filter(({ row }) => row === id).toSorted((a, b) => (a.title < b.title ? -1 : 1));
      if (own.length > 0) lines.push("| test | what the server saw |", "|---|---|");
      for (const { title, saw } of own) lines.push(`| ${cell(title.replace(/^F\d+: /, ""))} | ${saw} |`);
      lines.push(...(own.length > 0 ? [""] : []), "</details>", "");
    }
  }
  return lines.join("\n");
}

function rowsOf(chapter) {
  return rows.filter(([name]) => name === chapter);
}

function cell(text) {
  return text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("<", "&lt;");
}

/** The page's last column is not compared: some counts depend on how fast the machine is. */
function withoutCounts(markdown) {
  return markdown.replaceAll(/ [^|\n]* \|$/gm, " |");
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
