import { createHash } from "node:crypto";
import { join } from "node:path";
import { SessionError } from "../../model/session-error.ts";
import type { Session } from "../../model/session.ts";
import { defaultDirectory } from "../disk/default-directory.ts";
import { encodeEntry } from "../support/entry-format.ts";
import { createLocks, type LockingStore, type Locks } from "../locking/exclusive.ts";
import { checkHeld, competeForFile, type FileLease } from "../disk/file-lock.ts";
import { createFileUsers, readAbandoned } from "../disk/file-holders.ts";
import { ensureOwnFolder } from "../disk/own-folder.ts";
import { readEntryFile } from "./read-entry-file.ts";
import { checkMilliseconds, storeError } from "../support/store-error.ts";
import { createWarn, type Warn } from "../support/warn.ts";
import { moveAway, writeEntryFile } from "./write-entry-file.ts";

export interface FileStoreOptions {
  /**
   * A folder on a local disk, for this purpose alone. Default: `vendor-auth` in the platform's folder for state:
   * `$XDG_STATE_HOME` or `~/.local/state`, on macOS `~/Library/Application Support`, on Windows `%LOCALAPPDATA%`.
   */
  readonly directory?: string | undefined;
  /** Milliseconds to wait for a lock. Default 60,000. */
  readonly wait?: number | undefined;
  /**
   * Milliseconds without a sign of life after which a holder of a lock that may still run (it is stopped, or on another
   * host) has lost it. One whose process has ended loses it at once. Default 10,000.
   */
  readonly stale?: number | undefined;
  /** Told of what the store found and repaired or set aside. Default: Node's warnings. */
  readonly onWarning?: Warn | undefined;
}

/**
 * A store of one file a key, for the processes of one user on one machine. Files are 0600 in a 0700 folder. Errors:
 * `store_refused` for what is not safe to use, `store_unavailable` when the file system says no, `store_busy`, `lock_lost`.
 */
export function fileStore(options: FileStoreOptions = {}): LockingStore {
  const { directory = defaultDirectory() } = options;
  const warn = createWarn(options.onWarning);
  const { exclusive, leaseOf } = createFileLocks(options);
  const users = createFileUsers(directory);
  const pathOf = (key: string) => join(directory, `${fileName(key)}.session`);

  async function read(key: string): Promise<Session | undefined> {
    await ensureOwnFolder(directory, warn);
    const found = await readEntryFile(pathOf(key), key, warn);
    if (!found || "value" in found) return found?.value as Session | undefined;
    warn(`${pathOf(key)} is damaged and counts as absent: ${found.problem}.`);
  }

  return {
    exclusive,

    get(key) {
      return translated(directory, async () => {
        const found = await read(key);
        if (found) await users.note(key);
        return found;
      });
    },

    async set(key, session) {
      const text = encodeEntry("file store", key, session);
      const path = pathOf(key);
      await translated(directory, async () => {
        await ensureOwnFolder(directory, warn);
        const found = await readEntryFile(path, key, warn);
        const lease = leaseOf(key);
        if (found && "problem" in found) {
          const aside = join(directory, `${fileName(key)}.damaged`);
          await moveAway(path, lease, aside);
          warn(`${path} was damaged (${found.problem}) and is kept as ${aside}.`);
        }
        await writeEntryFile(path, text, lease);
        await users.note(key);
      });
    },

    async delete(key) {
      await translated(directory, async () => {
        await ensureOwnFolder(directory, warn);
        const lease = leaseOf(key);
        if (lease) await checkHeld(lease);
        await users.forget(key);
        await moveAway(pathOf(key), lease);
      });
    },

    abandoned: (key) => translated(directory, () => readAbandoned(users, read, key)),
  };
}

/** The locks of a file store, by themselves. */
export function createFileLocks({
  directory = defaultDirectory(),
  wait = 60_000,
  stale = 10_000,
  onWarning,
}: FileStoreOptions): Locks<FileLease> {
  checkMilliseconds("file store", { wait, stale });
  const warn = createWarn(onWarning);
  return createLocks({
    store: "file store",
    wait,
    compete(key) {
      const attempt = competeForFile(join(directory, `${fileName(key)}.lock`), stale);
      let isChecked = false;
      return () =>
        translated(directory, async () => {
          if (!isChecked) await ensureOwnFolder(directory, warn);
          isChecked = true;
          return attempt();
        });
    },
  });
}

function fileName(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** Runs `work`; what the file system says becomes a `SessionError`. */
async function translated<T>(directory: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SessionError) throw error;
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const why = reasons[code] ?? "see the error's cause";
    const message = `the folder ${directory} cannot be used: ${syscall ?? "a call"} failed with ${code}, ${why}`;
    throw storeError("file store", "store_unavailable", message, error);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the user's share of the disk is full",
  EROFS: "the file system is read-only",
  EACCES: "permission denied",
  EPERM: "not permitted",
  EMFILE: "this process has too many files open",
};
