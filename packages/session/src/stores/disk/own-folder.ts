import type { Stats } from "node:fs";
import { chmod, lstat, mkdir, readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { storeError } from "../support/store-error.ts";
import type { Warn } from "../support/warn.ts";

/** What others may do, by the bits of a mode. */
export const othersMay = 0o077;

/** Names that the store gives to what it makes in its folder. */
const ownName = /^[0-9a-f]{64}\.(session|damaged|lock|users|[0-9a-f]+\.tmp)$/;

/**
 * Makes the folder, 0700 from the beginning, or sees that the one which is there is ours alone. One that is open to others
 * is closed if it holds nothing but our files. Rejects with `store_refused`: a symbolic link, another user's, a folder that
 * others use as well.
 */
export async function ensureOwnFolder(path: string, warn: Warn): Promise<void> {
  const found = await lstat(path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    await makeFolder(path);
    return lstat(path);
  });
  if (found.isSymbolicLink()) throw refused(path, "is a symbolic link. Give the folder that it points to, if that one is meant");
  if (!found.isDirectory()) throw refused(path, "is not a folder. Give another directory, or move it away");
  checkOwner(path, found);
  if (process.platform === "win32" || (found.mode & othersMay) === 0) return;
  const mode = (found.mode & 0o7777).toString(8);
  if ((await readdir(path)).some((name) => !ownName.test(name))) {
    throw refused(path, `is open to others (mode ${mode}) and holds other files. Give a folder of its own, or close it: chmod 700`);
  }
  await chmod(path, 0o700);
  warn(`The folder ${path} was open to others (mode ${mode}). It is closed now: 0700.`);
}

/**
 * Makes a folder, 0700, and those above it that are missing. Node's own recursive mkdir does not end on file systems that
 * answer ENOENT for a folder whose parent is there, such as /proc, and hides EROFS.
 */
export async function makeFolder(path: string, isParentThere = false): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || isParentThere || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await makeFolder(path, true);
  }
}

/** Rejects what belongs to another user. Windows has no such numbers; its folders of a user are closed to others. */
export function checkOwner(path: string, found: Stats): void {
  const user = process.getuid?.();
  if (user !== undefined && found.uid !== user) {
    throw refused(path, `belongs to the user with id ${found.uid}, and this process runs as ${user}. Move it away, or run as that user`);
  }
}

export function refused(path: string, what: string): Error {
  return storeError("file store", "store_refused", `${path} ${what}`);
}
