export { encrypted, type EncryptionOptions } from "./encrypted.ts";
export type { EncryptionKey } from "./encryption-keys.ts";
