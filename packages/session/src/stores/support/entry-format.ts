import { createHash } from "node:crypto";
import { storeError } from "./store-error.ts";

/** Bytes that an entry has at most. A session has some hundred. */
export const largestEntry = 1024 * 1024;

const head = /^vendor-auth session (\d{1,9}) ([0-9a-f]{64})\n/;
const version = "1";

/**
 * A key and its value as text: a line with the version of the format and the SHA-256 of all that follows, then JSON.
 * A changed, missing or further byte is noticed. Throws `store_refused` for what is longer than an entry may be.
 */
export function encodeEntry(store: string, key: string, value: object): string {
  const body = `${JSON.stringify({ key, value })}\n`;
  const text = `vendor-auth session ${version} ${digest(body)}\n${body}`;
  const size = new TextEncoder().encode(text).length;
  if (size <= largestEntry) return text;
  throw storeError(store, "store_refused", `the value for ${key} is too long: ${size} bytes, and ${largestEntry} are the most`);
}

/** What `encodeEntry` wrote for `key`, or in words why it is not that. */
export function decodeEntry(key: string, text: string): { readonly value: object } | { readonly problem: string } {
  const match = head.exec(text);
  if (!match) return { problem: "it does not begin as an entry does" };
  if (match[1] !== version) return { problem: `it has version ${match[1]} of the format, and this package reads version ${version}` };
  const body = text.slice(match[0].length);
  if (digest(body) !== match[2]) return { problem: "its checksum does not fit: it was cut off or changed" };
  try {
    const entry = JSON.parse(body) as { key?: unknown; value?: unknown } | null;
    if (entry?.key !== key) return { problem: "it belongs to another key" };
    if (typeof entry.value === "object" && entry.value !== null) return { value: entry.value };
  } catch {
    // A checksum that fits what is not JSON: somebody made it.
  }
  return { problem: "it holds no value" };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
