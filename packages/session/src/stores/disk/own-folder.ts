import type { Stats } from "node:fs";
import { chmod, lstat, mkdir, readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { ownFileName } from "./file-name.ts";
import { storeError } from "../support/store-error.ts";
import type { Warn } from "../support/warn.ts";

/** The bits of a mode that give access to other users. */
export const otherUsersBits = 0o077;

/**
 * Makes the folder, 0700 from the beginning, or checks that an existing one is closed to other users. An open one is closed
 * if it holds nothing but our files. Rejects with `store_refused`: a symbolic link, a folder of another user, an open folder
 * with other files in it.
 */
export async function ensureOwnFolder(path: string, warn: Warn): Promise<void> {
  const found = await lstat(path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    await makeFolder(path);
    return lstat(path);
  });
  if (found.isSymbolicLink()) throw refused(path, "is a symbolic link. Give the folder that it points to");
  if (!found.isDirectory()) throw refused(path, "is not a folder. Give another directory, or move it away");
  checkOwner(path, found);
  if (process.platform === "win32" || (found.mode & otherUsersBits) === 0) return;
  const mode = (found.mode & 0o7777).toString(8);
  if ((await readdir(path)).some((name) => !ownFileName.test(name))) {
    throw refused(
      path,
      `is open to others (mode ${mode}) and holds other files. Give a folder for this purpose alone, or close it: chmod 700`,
    );
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

/** Throws `store_refused` for a file of another user. Windows has no user ids; a user's folders there are closed to others. */
export function checkOwner(path: string, found: Stats): void {
  const user = process.getuid?.();
  if (user !== undefined && found.uid !== user) {
    throw refused(path, `belongs to the user with id ${found.uid}, and this process runs as ${user}. Move it away, or run as that user`);
  }
}

export function refused(path: string, what: string): Error {
  return storeError("file store", "store_refused", `${path} ${what}`);
}
