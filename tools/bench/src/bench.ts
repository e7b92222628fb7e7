// npm run bench: what the facade costs beside its peers, as ratios of one run. npm run bench -- --help
import { parseArgs } from "node:util";
import { quick } from "./quick.ts";
import { figure, type Measured } from "./results/measured.ts";
import { writeResults } from "./results/results.ts";
import { suites } from "./suites.ts";

const help = `Usage: npm run bench -- [SUITE …] [--quick]

Runs the suites named, or all of them, and writes tools/bench/results.json, docs/speed.md and its plots.
Suites: ${Object.keys(suites).join(", ")}

  --quick   less than a minute, without peers: fails when a ratio is beyond its bound. Writes nothing
  --help    this`;

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean" }, help: { type: "boolean" } },
});

if (values.help) {
  console.log(help);
  process.exit();
}
if (values.quick) {
  const problems = await quick();
  for (const problem of problems) console.error(`bench: ${problem}. Measured twice. Compare with docs/speed.md`);
  process.exit(problems.length > 0 ? 1 : 0);
}
const unknown = wanted.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0) {
  console.error(`bench: unknown suite ${unknown.join(", ")}. Known: ${Object.keys(suites).join(", ")}`);
  process.exit(2);
}

console.log(`Node ${process.versions.node}. Median (minimum to maximum), and the median of the ratios to the first row.`);
const measured: Omit<Measured, "date" | "machine" | "node">[] = [];
for (const [suite, tables] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(suite)) continue;
  for (const { title, unit, run } of tables) {
    const rows = await run();
    measured.push({ suite, title, unit, rows });
    console.log(`\n${title}${unit && `, ${unit}`}`);
    for (const { name, median, minimum, maximum, ratio, ...counts } of rows) {
      const counted = Object.entries(counts as Record<string, number>).map(([what, count]) => `, ${count} ${what}`);
      const bounds = `(${figure(minimum)} to ${figure(maximum)})`;
      console.log(`  ${name.padEnd(44)}${figure(median).padStart(10)}  ${bounds.padEnd(28)}${ratio?.toFixed(2) ?? ""}${counted.join("")}`);
    }
  }
  writeResults(measured); // what was measured stays, should a later suite fail
}
process.exit(); // clients of peers may hold timers
