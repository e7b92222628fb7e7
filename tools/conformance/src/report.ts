// Runs the conformance kit on all clients and writes docs/conformance.md:
//   node scripts/run.mjs node tools/conformance/src/report.ts
//   … --check    writes nothing; fails when a check ends otherwise than the page says
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { clients, runClient, type Results } from "./columns.ts";
import { differences } from "./differences.ts";
import { renderPage } from "./page.ts";

const page = new URL("../../../docs/conformance.md", import.meta.url);

const all: Results[] = [];
for (const client of clients) all.push(await runClient(client)); // in turns, so that none is measured while another is busy
const results: Results = new Map(all.flatMap((one) => [...one]));
const made = renderPage(results);

if (process.argv.includes("--check")) {
  const problems = differences(readFileSync(page, "utf8"), results);
  for (const problem of problems) console.error(`conformance: ${problem}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} else {
  const unfinished = new URL("conformance.md.tmp", page);
  writeFileSync(unfinished, made);
  renameSync(unfinished, page);
  const failed = [...results.values()].filter(({ passed }) => !passed).length;
  console.log(`docs/conformance.md: ${results.size} checks, ${failed} failed`);
}
