import type { Results } from "./columns.ts";
import { renderPage } from "./page.ts";
import { readPage } from "./read-page.ts";

/**
 * Results that depend on when answers arrive, as the page says: a refusal that comes after the renewal of axios-auth-refresh makes it log
 * in once more, and that session stays open. Such a result says nothing when it is compared.
 */
const byChance: ReadonlySet<string> = new Set(["axios-auth-refresh flashblade F14: close after 50 calls at once and a renewal"]);

/** What was measured otherwise than a page says. Counts are not compared: some of them vary. */
export function contradictions(told: Results, measured: Results): string[] {
  return [...measured].flatMap(([key, { passed, saw }]) => {
    if (byChance.has(key) || told.get(key)?.passed === passed) return [];
    return [`${key}: ${passed ? "passes" : `fails (${saw})`}, and docs/conformance.md says otherwise`];
  });
}

/** Where a page says otherwise than what was measured, and where it is not as it was written. */
export function differences(page: string, measured: Results): string[] {
  const told = readPage(page);
  const problems = contradictions(told, measured);
  for (const key of told.keys()) if (!measured.has(key)) problems.push(`${key}: docs/conformance.md has it, and it was not run`);
  if (renderPage(told) !== page) problems.push("docs/conformance.md is not as tools/conformance/src/report.ts writes it: run that again");
  return problems;
}
