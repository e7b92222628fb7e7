import { readFileSync } from "node:fs";
import { SpecError } from "../spec/spec-error.ts";

/** A spec's text. Throws a `SpecError` when there is no such file. */
export function readSpecFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const problem = `The spec cannot be read: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}.`;
    throw new SpecError(path, [{ line: 1, column: 1, problem, remedy: "Check its path." }]);
  }
}

/** Runs `work` on a spec. Its errors name the spec by its path as the command line has it, so that an editor finds it. */
export async function onSpec<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SpecError) throw new SpecError(path, error.problems);
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}
