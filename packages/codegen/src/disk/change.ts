import { existsSync, readFileSync } from "node:fs";

/** A file that is to be written or removed. */
export interface Change {
  readonly path: string;
  /** What is on disk; `undefined` when the file is missing. */
  readonly before: string | undefined;
  /** What it is to hold; `undefined` when it is to be removed. */
  readonly after: string | undefined;
  /** The file is in the generator's folder, but the generator did not write it: it is reported, and never removed. */
  readonly isForeign: boolean;
}

/** The change that makes a file hold this text, or be gone; none when it is so already. */
export function changeTo(path: string, after: string | undefined): Change[] {
  const before = existsSync(path) ? readFileSync(path, "utf8") : undefined;
  return before === after ? [] : [{ path, before, after, isForeign: false }];
}
