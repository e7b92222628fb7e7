import { differingParts } from "./changes/differing-parts.ts";
import { moveChange, movedPaths, withMoves } from "./changes/moved-paths.ts";
import { redoclyReport } from "./changes/redocly-report.ts";
import { compareSpecs } from "./compare-specs.ts";
import type { Pair, SpecChange } from "./changes/spec-change.ts";
import { describeSessionOf } from "./judge/described-session.ts";
import { judge } from "./judge/judge.ts";

/**
 * What changed between two specs, breaking changes first: redocly finds the differences, TypeScript says what breaks. Throws a
 * `SpecError` when no package can be generated from the second: what its users get could not be compared.
 */
export async function changesBetween({ before: former, after }: Pair): Promise<SpecChange[]> {
  describeSessionOf(after);
  const moves = movedPaths(former.document, after.document);
  const before = withMoves(former, moves);
  const judging = async () => judge([{ before, after }]);
  const parts = differingParts(before.document, after.document);
  // Redocly is a process of its own: the compiler works meanwhile.
  const [report, [verdict]] = await Promise.all([redoclyReport(parts.before, parts.after), judging()]);
  const sides = { before: { ...before, document: parts.before }, after: { ...after, document: parts.after } };
  return [...moves.map((move) => moveChange(move, after)), ...compareSpecs(sides, report, verdict!, { before, after })];
}
