import { randomBytes } from "node:crypto";
import { open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { checkHeld, type FileLease } from "../disk/file-lock.ts";

/** After this time a temporary file was left by a killed process. */
const leftOverMs = 60_000;

/**
 * Puts `text` at `path`, whole or not at all: into a temporary file (0600 from the first byte), to the disk, then renamed,
 * then the folder to the disk. Under a lease the temporary file is in the lease's folder, so that the rename fails when the
 * lock is gone. Rejects with `lock_lost` then.
 */
export async function writeEntryFile(path: string, text: string, lease: FileLease | undefined): Promise<void> {
  const name = randomBytes(6).toString("hex");
  const temporary = lease ? join(lease.folder, name) : `${path.replace(/\.session$/, "")}.${name}.tmp`;
  try {
    const handle = await open(temporary, "wx", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw await orLockLost(error, lease);
  }
  await syncFolder(dirname(path));
  await removeLeftOvers(path);
}

/** Moves what is at `path` to `target`, or away for good. Under a lease only while the lock is held: see `FileLease`. */
export async function moveAway(path: string, lease: FileLease | undefined, target?: string): Promise<void> {
  const between = lease && join(lease.folder, randomBytes(6).toString("hex"));
  try {
    if (between) await rename(path, between);
    if (target === undefined) {
      await rm(between ?? path, { recursive: true, force: true });
    } else {
      await rm(target, { recursive: true, force: true });
      await rename(between ?? path, target);
    }
  } catch (error) {
    const failure = await orLockLost(error, lease);
    if ((failure as NodeJS.ErrnoException).code !== "ENOENT") throw failure; // ENOENT: there is nothing to move
  }
  await syncFolder(dirname(path));
}

/** Under a lease ENOENT has two reasons: the lock was lost, or the file is not there. */
async function orLockLost(error: unknown, lease: FileLease | undefined): Promise<unknown> {
  if (!lease || (error as NodeJS.ErrnoException).code !== "ENOENT") return error;
  return checkHeld(lease).then(
    () => error,
    (loss: unknown) => loss,
  );
}

/**
 * Makes a rename survive a power cut, where the file system can sync a folder: Windows cannot, nor can some network and FUSE
 * file systems. Never rejects: the rename is done, and a failure here must not look as if it were not.
 */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(path, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}

/** Temporary files hold sessions: those of killed processes do not stay. */
async function removeLeftOvers(path: string): Promise<void> {
  const folder = dirname(path);
  const begin = basename(path).replace(/session$/, "");
  for (const name of await readdir(folder)) {
    if (!name.startsWith(begin) || !name.endsWith(".tmp")) continue;
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > leftOverMs) await rm(join(folder, name), { recursive: true, force: true });
  }
}
