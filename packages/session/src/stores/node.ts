export { fileStore, type FileStoreOptions } from "./file/file-store.ts";
export { keychainStore, type KeychainStoreOptions } from "./keychain/keychain-store.ts";
export type { ExclusiveOptions } from "../model/session-store.ts";
export type { LockingStore } from "./locking/exclusive.ts";
export { defaultDirectory } from "./disk/default-directory.ts";
