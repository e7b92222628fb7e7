import { invalidOption } from "../../errors/invalid-option.ts";
import type { SessionError } from "../../errors/session-error.ts";

/** A key of 32 bytes, as bytes or in base64 (`openssl rand -base64 32`). */
export type EncryptionKey = string | Uint8Array;

export interface ImportedKey {
  /** Names the key in the values that it encrypted: the first bytes of a hash of it, from which it cannot be guessed. */
  readonly id: string;
  readonly key: Parameters<typeof crypto.subtle.encrypt>[1];
}

const encoder = new TextEncoder();

/** Makes keys usable. Throws `options_invalid` at once; the key is in no message. */
export function importKeys(given: readonly EncryptionKey[]): Promise<readonly ImportedKey[]> {
  if (given.length === 0) throw unusable("at least one key");
  const all = given.map(toBytes);
  const imported = Promise.all(
    all.map(async (bytes) => {
      const hash = await crypto.subtle.digest("SHA-256", new Uint8Array([...encoder.encode("vendor-auth key id"), ...bytes]));
      const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
      return { id: toBase64(new Uint8Array(hash, 0, 6)), key };
    }),
  );
  imported.catch(() => undefined); // reported by the first use
  return imported;
}

function toBytes(key: EncryptionKey): Uint8Array<ArrayBuffer> {
  const bytes = typeof key === "string" ? fromBase64(key) : key instanceof Uint8Array ? new Uint8Array(key) : undefined;
  if (bytes?.length !== 32) throw unusable("32 bytes, or their base64. Make some with: openssl rand -base64 32");
  return bytes;
}

function unusable(expected: string): SessionError {
  return invalidOption("encrypted store", "key", expected);
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** Undefined when it is not base64. Takes base64url, too. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.trim().replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
