import { join } from "node:path";
import type { Session } from "../../model/session.ts";
import { defaultDirectory } from "../disk/default-directory.ts";
import { createFileHolders, readOrphaned } from "../disk/file-holders.ts";
import { checkHeld } from "../disk/file-lock.ts";
import { createFileLocks } from "../disk/file-locks.ts";
import { fileName } from "../disk/file-name.ts";
import type { FileStoreOptions } from "../disk/file-store-options.ts";
import { explained } from "../disk/file-system-error.ts";
import { ensureOwnFolder } from "../disk/own-folder.ts";
import type { LockingStore } from "../locking/locks.ts";
import { countsAsAbsent, encodeEntry } from "../entry-format/entry-format.ts";
import { readAndTouch } from "../support/read-and-touch.ts";
import { createWarn } from "../support/warn.ts";
import { readEntryFile } from "./read-entry-file.ts";
import { moveAway, writeEntryFile } from "./write-entry-file.ts";

/**
 * A store of one file a key, for the processes of one user on one machine. Files are 0600 in a 0700 folder. Errors:
 * `store_refused` for what is not safe to use, `store_unavailable` when the file system fails, `store_busy`, `lock_lost`.
 */
export function fileStore(options: FileStoreOptions = {}): LockingStore {
  const { directory = defaultDirectory() } = options;
  const warn = createWarn(options.onWarning);
  const { exclusive, leaseOf } = createFileLocks(options);
  const holders = createFileHolders(directory);
  const pathOf = (key: string) => join(directory, fileName(key, "session"));

  async function read(key: string): Promise<Session | undefined> {
    await ensureOwnFolder(directory, warn);
    const found = await readEntryFile(pathOf(key), key, warn);
    if (!found || "value" in found) return found?.value as Session | undefined;
    warn(`${pathOf(key)} ${countsAsAbsent(found)}`);
    return undefined;
  }

  return {
    exclusive,

    get: (key) => explained(directory, () => readAndTouch(key, read, holders)),

    async set(key, session) {
      const text = encodeEntry("file store", key, session);
      const path = pathOf(key);
      await explained(directory, async () => {
        await ensureOwnFolder(directory, warn);
        const found = await readEntryFile(path, key, warn);
        const lease = leaseOf(key);
        if (found && "problem" in found) {
          const aside = join(directory, fileName(key, found.kind));
          await moveAway(path, lease, aside);
          warn(`${path} could not be read (${found.problem}). It was replaced, and is kept as ${aside}.`);
        }
        await writeEntryFile(path, text, lease);
        await holders.touch(key);
      });
    },

    async delete(key) {
      await explained(directory, async () => {
        await ensureOwnFolder(directory, warn);
        const lease = leaseOf(key);
        if (lease) await checkHeld(lease);
        await holders.forget(key);
        await moveAway(pathOf(key), lease);
      });
    },

    orphaned: (key) => explained(directory, () => readOrphaned(holders, read, key)),
  };
}
