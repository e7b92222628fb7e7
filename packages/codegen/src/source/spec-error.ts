import { describeProblems, mendingOverlay } from "./describe-problems.ts";

/** One thing that is wrong in a spec, and where. Lines and columns count from 1. */
export interface Problem {
  /** The file, where it is not the spec: an overlay, or another file of the spec. */
  readonly file?: string;
  readonly line: number;
  readonly column: number;
  /** A JSON pointer, where the line says nothing: in a file that is one long line. */
  readonly pointer?: string;
  /** What is wrong, as a sentence. */
  readonly problem: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
  /** Problems of one kind are told in one line, with their number. Default: the problem's own words. */
  readonly kind?: string;
  /** An action of an overlay that mends it, as lines of YAML. */
  readonly mend?: string;
}

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
