import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, availableParallelism, cpus, type, release } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { chart } from "./chart.ts";
import type { Timing } from "./interleaved.ts";

const bench = fileURLToPath(new URL("../", import.meta.url));
const root = fileURLToPath(new URL("../../../", import.meta.url));

/** One table as it was measured. */
export interface Measured {
  readonly suite: string;
  readonly title: string;
  readonly unit: string;
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly rows: readonly Timing[];
}

/** Writes results.json, a plot for each table and docs/speed.md. Suites that were not run keep what they had. */
export function writeResults(fresh: readonly Omit<Measured, "date" | "machine" | "node">[]): void {
  const about = { date: new Date().toISOString().slice(0, 10), machine: describeMachine(), node: process.versions.node };
  const ran = new Set(fresh.map(({ suite }) => suite));
  const tables = [...readTables().filter(({ suite }) => !ran.has(suite)), ...fresh.map((table) => ({ ...table, ...about }))].toSorted(
    (a, b) => a.suite.localeCompare(b.suite),
  );
  write(`${bench}results.json`, `${JSON.stringify({ versions: versions(), tables }, null, 1)}\n`);
  for (const table of tables) write(`${root}docs/speed/${fileName(table)}.svg`, chart(table));
  write(`${root}docs/speed.md`, page(tables));
}

function readTables(): Measured[] {
  try {
    return (JSON.parse(readFileSync(`${bench}results.json`, "utf8")) as { tables: Measured[] }).tables;
  } catch {
    return [];
  }
}

function describeMachine(): string {
  const model = (cpus()[0]?.model ?? arch()).replaceAll(/\((R|TM)\)| CPU| Processor|@.*/g, "").trim();
  return `${model}, ${availableParallelism()} cores, ${type()} ${release().replace(/-.*/, "")}`;
}

function versions(): Record<string, string> {
  const { dependencies } = JSON.parse(readFileSync(`${bench}peers/package.json`, "utf8")) as { dependencies: Record<string, string> };
  const { version } = createRequire(`${bench}package.json`)("undici/package.json") as { version: string };
  return { ...dependencies, undici: version };
}

const fileName = ({ title }: Measured): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

function page(tables: readonly Measured[]): string {
  const lines = [
    "<!-- Made by npm run bench. Do not edit. -->",
    "",
    "# Speed",
    "",
    "Measured by `npm run bench`, all of a table in one run: slices of each client in turn, so that what else the machine does hits all of",
    "them alike. Medians, with minimum and maximum; a ratio is the median of the ratios slice by slice, to the table's first row. Only",
    "ratios mean something elsewhere. What the bars are, and which are not met: [decisions/speed-bars.md](../decisions/speed-bars.md).",
    "",
    `Versions: ${Object.entries(versions())
      .map(([name, version]) => `${name} ${version}`)
      .join(", ")}.`,
    "",
  ];
  for (const table of tables) {
    const { title, unit, rows, machine, node, date } = table;
    const counted = rows.some((row) => "logins" in row);
    lines.push(`## ${title}`, "", `${machine}, Node ${node}, ${date}.`, "", `![${title}](speed/${fileName(table)}.svg)`, "");
    lines.push(`| | median${unit ? `, ${unit}` : ""} | minimum | maximum | ratio |${counted ? " logins | failures | requests |" : ""}`);
    lines.push(`|---|---|---|---|---|${counted ? "---|---|---|" : ""}`);
    for (const row of rows) {
      const counts = row as Timing & Partial<Record<"logins" | "failures" | "requests", number>>;
      const cells = [row.name, ...[row.median, row.minimum, row.maximum].map(figure), row.ratio?.toFixed(2) ?? ""];
      if (counted) cells.push(...[counts.logins, counts.failures, counts.requests].map(String));
      lines.push(`| ${cells.join(" | ")} |`);
    }
    lines.push("");
  }
  return lines.join("\n");
}

/** Three digits, or all of a large number. */
export const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
}
