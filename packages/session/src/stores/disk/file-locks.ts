import { join } from "node:path";
import { createLocks, type Locks } from "../locking/locks.ts";
import { checkMilliseconds } from "../support/store-error.ts";
import { createWarn } from "../support/warn.ts";
import { defaultDirectory } from "./default-directory.ts";
import { type FileLease, fileLockAttempts } from "./file-lock.ts";
import { fileName } from "./file-name.ts";
import type { FileStoreOptions } from "./file-store-options.ts";
import { explained } from "./file-system-error.ts";
import { ensureOwnFolder } from "./own-folder.ts";

/** Locks that are folders in `directory`. Throws `options_invalid`. */
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
    attempts(key) {
      const tryAcquire = fileLockAttempts(join(directory, fileName(key, "lock")), stale);
      let isChecked = false;
      return () =>
        explained(directory, async () => {
          if (!isChecked) await ensureOwnFolder(directory, warn);
          isChecked = true;
          return tryAcquire();
        });
    },
  });
}
