import type { Warn } from "../support/warn.ts";

/** Options of the stores that keep files: `fileStore`, and the locks of `keychainStore`. */
export interface FileStoreOptions {
  /**
   * A folder on a local disk, for this purpose alone. Default: `vendor-auth` in the platform's folder for state:
   * `$XDG_STATE_HOME` or `~/.local/state`, on macOS `~/Library/Application Support`, on Windows `%LOCALAPPDATA%`.
   */
  readonly directory?: string | undefined;
  /** Milliseconds to wait for a lock. Default 60,000. */
  readonly wait?: number | undefined;
  /**
   * Milliseconds without a sign of life after which a lock is taken from an owner that may still run (it is stopped, or on
   * another host). An owner whose process has ended loses it at once. Default 10,000.
   */
  readonly stale?: number | undefined;
  /** Called with what the store repaired or set aside. Default: Node's warnings. */
  readonly onWarning?: Warn | undefined;
}
