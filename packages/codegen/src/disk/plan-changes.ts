import { join } from "node:path";
import { isGenerated } from "../text/source-text.ts";
import { changeTo } from "./change.ts";
import type { Change } from "./change.ts";
import { ownedFilesIn } from "./owned-files.ts";

/** Compares a package's folder with the files that its spec makes. Throws when a page would replace one written by hand. */
export function planChanges(out: string, files: ReadonlyMap<string, string>): Change[] {
  const changes = [...files].flatMap(([name, after]) => changeTo(join(out, name), after));
  for (const { path, before } of changes) {
    if (before === undefined || isGenerated(before) || !path.startsWith(join(out, "docs"))) continue;
    throw new Error(`${path}: this page was written by hand, and the generated one of that name would replace it. Rename or remove it.`);
  }
  const leftOver = ownedFilesIn(out).filter(({ name }) => !files.has(name));
  return [
    ...changes,
    ...leftOver.map(({ name, content, isForeign }) => ({ path: join(out, name), before: content, after: undefined, isForeign })),
  ];
}
