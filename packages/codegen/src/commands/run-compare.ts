import { nameOf } from "../disk/jobs.ts";
import { readSpecFiles } from "../disk/read-spec-files.ts";
import { errorText } from "./error-text.ts";
import type { Output } from "./output.ts";

export interface CompareCommand {
  readonly name: "compare";
  /** The description as it was, and as it is. */
  readonly before: string;
  readonly after: string;
  /** Applied to both. */
  readonly overlays: readonly string[];
}

/** Prints what changed between two descriptions, breaking changes first, each with its place. Resolves to the exit code. */
export async function runCompare({ before, after, overlays }: CompareCommand, output: Output): Promise<number> {
  try {
    const [{ readSafeSpec }, { changesBetween }, { sentence }] = await Promise.all([
      import("../check/read-safe-spec.ts"),
      import("../diff/changes-between.ts"),
      import("../diff/changesets.ts"),
    ]);
    const read = (spec: string) => readSafeSpec({ ...readSpecFiles(spec, overlays), file: nameOf(spec), shownAs: spec });
    const pair = { before: await read(before), after: await read(after) };
    for (const notice of new Set([...pair.before.notices, ...pair.after.notices])) output.err(`${notice}\n`);
    const changes = await changesBetween(pair);
    for (const change of changes) {
      const { file, line, column } = change.position();
      output.out(`${file}:${line}:${column}: ${change.level}: ${sentence(change)}\n`);
    }
    if (changes.length === 0) output.out(`${after}: says what ${before} says.\n`);
    return 0;
  } catch (error) {
    output.err(errorText(error));
    return 1;
  }
}
