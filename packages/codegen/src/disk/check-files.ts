import { structuredPatch } from "diff";
import type { Change } from "./change.ts";
import { printable } from "../text/printable.ts";

/** Lines of a file's difference that are shown. */
const maxDiffLines = 20;

/** One stale file, for people: what is wrong, and a short difference between the file on disk and the one that the spec makes. */
export function describeChange({ path, before, after, isForeign }: Change): string {
  if (isForeign) return `foreign: ${path}: the generator did not write this file, and removes no such file. Move it elsewhere.\n`;
  if (before === undefined) return `missing: ${path}\n`;
  if (after === undefined) return `left over: ${path}\n`;
  return `changed: ${path}\n${shortDiff(before, after)}`;
}

function shortDiff(before: string, after: string): string {
  // The limit ends the comparison of files that have next to nothing in common, which would take minutes.
  const patch = structuredPatch("", "", before, after, undefined, undefined, { context: 1, maxEditLength: 2000 });
  if (patch === undefined) return "  (different throughout)\n";
  const lines = patch.hunks.flatMap((hunk) => [
    `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`,
    ...hunk.lines,
  ]);
  const more = lines.length - maxDiffLines;
  const shown = lines.slice(0, maxDiffLines).map((line) => `  ${printable(line)}\n`);
  return `${shown.join("")}${more > 0 ? `  (${more} more lines)\n` : ""}`;
}
