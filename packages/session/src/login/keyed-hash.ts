import type { Session } from "../model/session.ts";

/** A hash of a secret that can be stored: keyed with a random salt, which stands before it. */
export async function keyedHash(secret: string, salt = hex(crypto.getRandomValues(new Uint8Array(16)))): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", encoder.encode(salt), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return `${salt} ${hex(new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(secret))))}`;
}

/** True for a hash that `keyedHash` made of `secret`. */
export async function isHashOf(hash: string, secret: string): Promise<boolean> {
  return hash === (await keyedHash(secret, hash.split(" ", 1)[0]));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether these credentials opened the session; undefined where that is not known. */
export async function isOf(fingerprint: string, session: Session | undefined): Promise<boolean | undefined> {
  return session?.openedWith === undefined ? undefined : isHashOf(session.openedWith, fingerprint);
}
