import { describeProblems, mendingOverlay } from "./describe-problems.ts";
import type { Problem } from "./problem.ts";

/**
 * A spec that no package can be generated from. Its message has a line for each problem, or for several of one kind:
 * `file:line:column: what is wrong. What to do.` It has 20 lines at most.
 */
export class SpecError extends Error {
  override readonly name = "SpecError";
  readonly file: string;
  /** All of them. */
  readonly problems: readonly Problem[];
  /** An overlay that mends the spec, as text, where one can. It has to be read before it is used. */
  readonly mendingOverlay: string | undefined;

  constructor(file: string, problems: readonly Problem[]) {
    super(describeProblems(file, problems));
    this.file = file;
    this.problems = problems;
    this.mendingOverlay = mendingOverlay(problems);
  }
}

/**
 * What each function returns. When some of them throw a `SpecError`, the rest still run: then one `SpecError` with all
 * problems is thrown, so that one run of the generator shows everything that is to be corrected.
 */
export function readAll<T extends readonly unknown[]>(...reads: { readonly [K in keyof T]: () => T[K] }): T {
  const errors: SpecError[] = [];
  const results = reads.map((read) => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      errors.push(error);
      return undefined;
    }
  });
  if (errors.length === 0) return results as unknown as T;
  const problems = new Map(errors.flatMap((error) => error.problems).map((problem) => [JSON.stringify(problem), problem]));
  throw new SpecError(
    errors[0]!.file,
    [...problems.values()].toSorted((a, b) => a.line - b.line || a.column - b.column),
  );
}
