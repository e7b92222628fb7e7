import type { Results } from "./columns.ts";
import { renderPage } from "./page.ts";
import { readPage } from "./read-page.ts";

/** Where a page says otherwise than what was measured. Counts are not compared: some of them vary. */
export function differences(page: string, measured: Results): string[] {
  const told = readPage(page);
  const problems: string[] = [];
  for (const [key, { passed, saw }] of measured) {
    const word = passed ? "passes" : `fails (${saw})`;
    if (told.get(key)?.passed !== passed) problems.push(`${key}: ${word}, and docs/conformance.md says otherwise`);
  }
  for (const key of told.keys()) if (!measured.has(key)) problems.push(`${key}: docs/conformance.md has it, and it was not run`);
  if (renderPage(told) !== page) problems.push("docs/conformance.md is not as tools/conformance/src/report.ts writes it: run that again");
  return problems;
}
