import type { Timing } from "../measure/interleaved.ts";
import { figure, type Measured, plotName } from "./measured.ts";

/** docs/speed.md, of all tables and the versions of what was measured. */
export function page(tables: readonly Measured[], versions: Readonly<Record<string, string>>): string {
  const lines = [
    "<!-- Made by npm run bench. Do not edit. -->",
    "",
    "# Speed",
    "",
    "Measured by `npm run bench`, all of a table in one run: slices of each client in turn, so that what else the machine does hits all of",
    "them alike. Medians, with minimum and maximum; a ratio is the median of the ratios slice by slice, to the table's first row, or to the",
    "row of 1.00 above. Only ratios mean something elsewhere. What the bars are, and which are not met:",
    "[decisions/speed-bars.md](../decisions/speed-bars.md).",
    "",
    `Versions: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(", ")}.`,
    "",
  ];
  for (const table of tables) {
    const { title, unit, rows, machine, node, date } = table;
    const counted = rows.some((row) => "logins" in row);
    lines.push(`## ${title}`, "", `${machine}, Node ${node}, ${date}.`, "", `![${title}](speed/${plotName(table)})`, "");
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
