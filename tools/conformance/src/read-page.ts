import { columns, resultKey, type Results } from "./columns.ts";
import { titleOf } from "./page.ts";
import { readTables } from "./table.ts";

/** What a page says: the inverse of `renderPage`. `saw` is known of failed checks only. */
export function readPage(markdown: string): Results {
  const rows = readTables(markdown);
  const seen = new Map(rows.filter(({ length }) => length === 5).map(([title, id, name, , saw]) => [`${title} ${id}: ${name}`, saw ?? ""]));
  const results = new Map<string, { passed: boolean; saw: string }>();
  for (const [id = "", title = "", ...marks] of rows.filter(({ length }) => length === columns.length + 2)) {
    for (const [index, column] of columns.entries()) {
      const mark = marks[index];
      if (mark !== "pass" && mark !== "**fail**") continue;
      const saw = seen.get(`${titleOf(column)} ${id}: ${title}`) ?? "";
      results.set(resultKey(column, { id, title }), { passed: mark === "pass", saw });
    }
  }
  return results;
}
