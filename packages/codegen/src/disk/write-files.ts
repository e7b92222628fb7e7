import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Change } from "./change.ts";

/**
 * Makes all changes or none. Every new content is first written beside its target; a full disk or a folder that may not
 * be written to is met before the first file has changed. If a rename still fails, those done are undone.
 */
export function writeFiles(changes: readonly Change[]): void {
  const prepared = new Map<Change, string>();
  const done: Change[] = [];
  try {
    for (const change of changes) {
      if (change.after !== undefined) prepared.set(change, writeBeside(change.path, change.after));
    }
    for (const change of changes) {
      if (change.isForeign) continue;
      const temporary = prepared.get(change);
      if (temporary === undefined) rmSync(change.path);
      else renameSync(temporary, change.path);
      prepared.delete(change);
      done.push(change);
    }
  } catch (error) {
    for (const temporary of prepared.values()) rmSync(temporary, { force: true });
    for (const { path, before } of done) {
      if (before === undefined) rmSync(path, { force: true });
      else renameSync(writeBeside(path, before), path);
    }
    throw error;
  }
}

function writeBeside(path: string, content: string): string {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, content);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  return temporary;
}
