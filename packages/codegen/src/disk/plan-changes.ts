import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "./files-in.ts";

/** A file that is not as the spec makes it. */
export interface Change {
  readonly path: string;
  /** What is on disk; `undefined` when the file is missing. */
  readonly before: string | undefined;
  /** What the spec makes; `undefined` when the file is left over. */
  readonly after: string | undefined;
  /** The file is in the generator's folder, but the generator did not write it: it is reported, and never removed. */
  readonly isForeign: boolean;
}

const marker = /^(\/\/|<!--) Generated from /;

/** Compares a package's folder with the files that its spec makes. Throws when a page would replace one written by hand. */
export function planChanges(out: string, files: ReadonlyMap<string, string>): Change[] {
  const changes: Change[] = [];
  for (const [name, after] of files) {
    const path = join(out, name);
    const before = existsSync(path) ? readFileSync(path, "utf8") : undefined;
    if (before !== undefined && name.startsWith("docs/") && !marker.test(before)) {
      throw new Error(`${path}: this page was written by hand, and the generated one of that name would replace it. Rename or remove it.`);
    }
    if (before !== after) changes.push({ path, before, after, isForeign: false });
  }
  return [...changes, ...leftOvers(out, files)];
}

function leftOvers(out: string, files: ReadonlyMap<string, string>): Change[] {
  const changes: Change[] = [];
  for (const folder of ["src/generated", "docs"]) {
    for (const name of filesIn(join(out, folder))) {
      if (files.has(`${folder}/${name}`)) continue;
      const path = join(out, folder, name);
      const before = readFileSync(path, "utf8");
      const isForeign = !marker.test(before);
      // Pages without the marker were written by hand: docs/ is shared, src/generated/ is not.
      if (folder !== "docs" || !isForeign) changes.push({ path, before, after: undefined, isForeign });
    }
  }
  return changes;
}
