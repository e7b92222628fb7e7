import { constants } from "node:fs";
import { chmod, type FileHandle, lstat, open } from "node:fs/promises";
import { damaged, decodeEntry, maxEntryBytes, type Unreadable } from "../entry-format/entry-format.ts";
import { checkOwner, otherUsersBits, refused } from "../disk/own-folder.ts";
import type { Warn } from "../support/warn.ts";

type Found = { readonly value: object } | Unreadable | undefined;

// Windows has neither. O_NONBLOCK: opening a named pipe at this path must not wait for a writer.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * What the file at `path` holds for `key`: a value, why it cannot be read, or undefined when there is no file. Closes a file
 * that others can read. Rejects with `store_refused`: a symbolic link, another user's file.
 */
export async function readEntryFile(path: string, key: string, warn: Warn): Promise<Found> {
  let handle: FileHandle;
  try {
    handle = await openOwn(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    if (code === "ELOOP" || code === "EMLINK") throw refused(path, "is a symbolic link, and not followed. Remove it");
    if (code === "ENXIO" || code === "EISDIR") return damaged("it is not a file");
    throw error;
  }
  try {
    const found = await handle.stat();
    checkOwner(path, found);
    if (!found.isFile()) return damaged("it is not a file");
    if (process.platform !== "win32" && (found.mode & otherUsersBits) !== 0) {
      const mode = (found.mode & 0o7777).toString(8);
      await handle.chmod(0o600);
      if ((found.mode & 0o022) !== 0) return damaged(`others could write it (mode ${mode})`);
      warn(`The file ${path} could be read by others (mode ${mode}). It is closed now: 0600. Log out if others use this machine.`);
    }
    if (found.size > maxEntryBytes) return damaged(`it has ${found.size} bytes, more than ${maxEntryBytes}`);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(found.size + 1), 0, found.size + 1, 0);
    return decodeEntry(key, buffer.toString("utf8", 0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** Opens a file. Sets its mode right first when that keeps us from reading our own file. */
async function openOwn(path: string): Promise<FileHandle> {
  try {
    return await open(path, flags);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EACCES") throw error;
    const found = await lstat(path);
    checkOwner(path, found);
    if (!found.isFile()) throw error;
    await chmod(path, 0o600);
    return open(path, flags);
  }
}
