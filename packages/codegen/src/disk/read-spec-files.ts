import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, posix, resolve, sep } from "node:path";
import { checkSize } from "../source/bounds.ts";
import type { SpecInput, TextFile } from "../spec/read-spec.ts";
import { unixLines } from "../text/source-text.ts";
import { SpecError } from "../source/spec-error.ts";

/** Another file that a text refers to: `$ref: "auth.yaml#/…"`. It may name more than there is; what is not there is not read. */
const otherFile = /(?:\$ref|externalValue)["']?\s*:\s*["']?((?![a-z][a-z0-9+.-]*:|\/)[^\s"'#{}[\],][^\s"'#{}[\],]*)/gi;

/** Reads a spec, the other files in its folder that it refers to, directly or through others, and its overlays. */
export function readSpecFiles(spec: string, overlays: readonly string[]): Pick<SpecInput, "text" | "files" | "overlays"> {
  const text = readText(spec, "spec");
  return {
    text,
    files: filesReferredTo(spec, text),
    overlays: overlays.map((file): TextFile => ({ file, text: readText(file, "overlay") })),
  };
}

/** What was read, as lines of a stamp. */
export function textsOf({ text, files = new Map(), overlays = [] }: Pick<SpecInput, "text" | "files" | "overlays">): string[] {
  const others = [...files].flatMap(([name, other]) => [name, other]);
  return [text, ...others, ...overlays.map((overlay) => overlay.text)].map(unixLines);
}

/** Throws a `SpecError` when the file cannot be read. */
export function readText(file: string, what: string): string {
  try {
    // Before it is read: memory for a text that will be refused may not be there.
    checkSize(statSync(file).size, file);
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof SpecError) throw error;
    const problem = `The ${what} cannot be read: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}.`;
    throw new SpecError(file, [{ line: 1, column: 1, problem, remedy: "Check its path." }]);
  }
}

function filesReferredTo(spec: string, text: string): Map<string, string> {
  const folder = dirname(resolve(spec));
  const main = basename(spec);
  const files = new Map<string, string>();
  const collect = (from: string, source: string): void => {
    for (const [, reference] of source.matchAll(otherFile)) {
      const name = posix.join(posix.dirname(from), reference!);
      if (name === main || files.has(name) || !isWithin(folder, name)) continue;
      const other = readText(join(dirname(spec), name), "file");
      files.set(name, other);
      collect(name, other);
    }
  };
  collect(main, text);
  return files;
}

/** Whether it is a file in the folder, links followed: nothing else is read. */
function isWithin(folder: string, name: string): boolean {
  const file = join(folder, name);
  if (name.startsWith("../") || !/\.(ya?ml|json)$/i.test(name) || !existsSync(file)) return false;
  return realpathSync(file).startsWith(realpathSync(folder) + sep);
}
