import { printable } from "../text/printable.ts";
import type { Finding } from "../source/finding.ts";

/** Kinds that the line names. */
const shownKinds = 4;

/** One line about everything that is untidy: what and how often, the most frequent first. */
export function untidyLine(file: string, untidy: readonly Finding[]): string {
  const kinds = new Map<string, { count: number; words: string }>();
  for (const { kind, problem } of untidy) {
    const known = kinds.get(kind ?? problem);
    kinds.set(kind ?? problem, { count: (known?.count ?? 0) + 1, words: known?.words ?? problem });
  }
  const sorted = [...kinds.values()].toSorted((a, b) => b.count - a.count);
  const named = sorted
    .slice(0, shownKinds)
    .map(({ count, words }) => `${count.toLocaleString("en")} × ${printable(words).replace(/\.$/, "")}`);
  const rest = sorted.slice(shownKinds).reduce((sum, { count }) => sum + count, 0);
  const more = rest > 0 ? `; ${rest.toLocaleString("en")} × something else` : "";
  return `${file}: untidy, but no harm to the client: ${named.join("; ")}${more}. --strict tells where.`;
}
