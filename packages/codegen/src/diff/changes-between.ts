import { differingParts } from "./changes/differing-parts.ts";
import { redoclyReport } from "./changes/redocly-report.ts";
import { compareSpecs } from "./compare-specs.ts";
import type { Pair, SpecChange } from "./changes/spec-change.ts";
import { judge } from "./judge/judge.ts";

/** What changed between two specs, breaking changes first: redocly finds the differences, TypeScript says what breaks. */
export async function changesBetween({ before, after }: Pair): Promise<SpecChange[]> {
  const judging = async () => judge([{ before, after }]);
  const parts = differingParts(before.document, after.document);
  // Redocly is a process of its own: the compiler works meanwhile.
  const [report, [verdict]] = await Promise.all([redoclyReport(parts.before, parts.after), judging()]);
  return compareSpecs({ before: { ...before, document: parts.before }, after: { ...after, document: parts.after } }, report, verdict!);
}
