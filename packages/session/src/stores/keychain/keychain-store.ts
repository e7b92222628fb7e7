import type { Session } from "../../model/session.ts";
import { defaultDirectory } from "../disk/default-directory.ts";
import { createFileHolders, readOrphaned } from "../disk/file-holders.ts";
import { checkHeld } from "../disk/file-lock.ts";
import { createFileLocks } from "../disk/file-locks.ts";
import type { FileStoreOptions } from "../disk/file-store-options.ts";
import type { LockingStore } from "../locking/locks.ts";
import { encodeEntry, readEntry } from "../entry-format/entry-format.ts";
import { readAndTouch } from "../support/read-and-touch.ts";
import { storeError } from "../support/store-error.ts";
import { createWarn } from "../support/warn.ts";

export interface KeychainStoreOptions extends FileStoreOptions {
  /** The name under which a keychain's program shows the entries. Default `vendor-auth`. */
  readonly service?: string | undefined;
}

type Keyring = typeof import("@napi-rs/keyring");

/**
 * A store in the user's keychain: macOS Keychain, Windows Credential Manager, Secret Service on Linux. Needs the package
 * `@napi-rs/keyring`. A keychain has no locks: locks, and the notes which processes hold a session, are files in `directory`
 * without a secret. A write after the lock was lost is refused, except in a short moment between check and write. Errors:
 * `capability_missing` where there is no keychain, such as on a server, and those of a file store's locks.
 */
export function keychainStore(options: KeychainStoreOptions = {}): LockingStore {
  const { service = "vendor-auth" } = options;
  const warn = createWarn(options.onWarning);
  const { exclusive, leaseOf } = createFileLocks(options);
  const holders = createFileHolders(options.directory ?? defaultDirectory());

  async function entry<T>(key: string, use: (entry: InstanceType<Keyring["AsyncEntry"]>) => Promise<T>): Promise<T> {
    const { AsyncEntry } = await loadKeyring();
    try {
      // Without this Linux falls back to the kernel's keyring, which forgets everything at logout, and does not say so.
      return await use(new AsyncEntry(service, key, { linux: { store: "secret-service" } }));
    } catch (cause) {
      const message = `no keychain is available here (${cause instanceof Error ? cause.message : String(cause)}). Use fileStore on machines without a desktop`;
      throw storeError("keychain store", "capability_missing", message);
    }
  }

  /** Not atomic: a keychain cannot check and write in one call. */
  async function checkLease(key: string): Promise<void> {
    const lease = leaseOf(key);
    if (lease) await checkHeld(lease);
  }

  async function read(key: string): Promise<Session | undefined> {
    const text = await entry(key, (each) => each.getPassword());
    return text === null ? undefined : readEntry(key, text, `The keychain's entry ${service} for ${key}`, warn);
  }

  return {
    exclusive,
    get: (key) => readAndTouch(key, read, holders),
    async set(key, session) {
      await checkLease(key);
      await entry(key, (each) => each.setPassword(encodeEntry("keychain store", key, session)));
      await holders.touch(key);
    },
    async delete(key) {
      await checkLease(key);
      await holders.forget(key);
      await entry(key, (each) => each.deleteCredential());
    },
    orphaned: (key) => readOrphaned(holders, read, key),
  };
}

async function loadKeyring(): Promise<Keyring> {
  try {
    return await import("@napi-rs/keyring");
  } catch (cause) {
    const message = "the package @napi-rs/keyring could not be loaded. Install it: npm install @napi-rs/keyring";
    throw storeError("keychain store", "capability_missing", message, cause);
  }
}
