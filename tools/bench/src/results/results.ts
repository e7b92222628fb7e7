import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, availableParallelism, cpus, type, release } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { chart } from "./chart.ts";
import { type Measured, plotName } from "./measured.ts";
import { page } from "./page.ts";

const bench = fileURLToPath(new URL("../../", import.meta.url));
const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** Writes results.json, a plot for each table and docs/speed.md. Suites that were not run keep what they had. */
export function writeResults(fresh: readonly Omit<Measured, "date" | "machine" | "node">[]): void {
  const about = { date: new Date().toISOString().slice(0, 10), machine: describeMachine(), node: process.versions.node };
  const ran = new Set(fresh.map(({ suite }) => suite));
  const tables = [...readTables().filter(({ suite }) => !ran.has(suite)), ...fresh.map((table) => ({ ...table, ...about }))].toSorted(
    (a, b) => a.suite.localeCompare(b.suite),
  );
  write(`${bench}results.json`, `${JSON.stringify({ versions: versions(), tables }, null, 1)}\n`);
  const plots = `${root}docs/speed/`;
  for (const table of tables) write(plots + plotName(table), chart(table));
  const names = new Set(tables.map((table) => plotName(table)));
  for (const file of readdirSync(plots)) if (!names.has(file)) rmSync(plots + file);
  write(`${root}docs/speed.md`, page(tables, versions()));
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

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
}
