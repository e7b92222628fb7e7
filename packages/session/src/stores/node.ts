export { fileStore, type FileStoreOptions } from "./file-store.ts";
export { keychainStore, type KeychainStoreOptions } from "./keychain-store.ts";
export type { ExclusiveOptions, LockingStore } from "./exclusive.ts";
