import { redoclyReport } from "./changes/redocly-report.ts";
import { compareSpecs } from "./compare-specs.ts";
import type { SpecChange } from "./changes/spec-change.ts";
import { judge } from "./judge/judge.ts";
import type { Pair } from "./judge/judge.ts";

/** What changed between two specs, breaking changes first: redocly finds the differences, TypeScript says what breaks. */
export async function changesBetween(pair: Pair): Promise<SpecChange[]> {
  const judging = async () => judge([pair]);
  // Redocly is a process of its own: the compiler works meanwhile.
  const [report, [verdict]] = await Promise.all([redoclyReport(pair.before.document, pair.after.document), judging()]);
  return compareSpecs(pair, report, verdict!);
}
