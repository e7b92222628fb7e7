export { fileStore, type FileStoreOptions } from "./file-store.ts";
export { keychainStore, type KeychainStoreOptions } from "./keychain-store.ts";
export type { ExclusiveOptions } from "../session-store.ts";
export type { LockingStore } from "./exclusive.ts";
export { defaultDirectory } from "./default-directory.ts";
