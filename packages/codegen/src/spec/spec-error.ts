/** One thing that is wrong in a spec, and where. Lines and columns count from 1. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  /** What is wrong, as a sentence. */
  readonly problem: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
}

/** A spec that no package can be generated from. Its message has a line for each problem: `file:line:column: what is wrong. What to do.` */
export class SpecError extends Error {
  override readonly name = "SpecError";
  readonly file: string;
  readonly problems: readonly Problem[];

  constructor(file: string, problems: readonly Problem[]) {
    super(problems.map((problem) => describe(file, problem)).join("\n"));
    this.file = file;
    this.problems = problems;
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

function describe(file: string, { line, column, problem, remedy }: Problem): string {
  return `${file}:${line}:${column}: ${printable(problem)} ${printable(remedy)}`;
}

/** A spec's text can hold control characters, which a terminal would obey and a log would split at. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    return `\\u${character.codePointAt(0)!.toString(16).padStart(4, "0")}`;
  });
}
