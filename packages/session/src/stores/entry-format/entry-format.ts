import { createHash } from "node:crypto";
import type { Session } from "../../model/session.ts";
import { storeError } from "../support/store-error.ts";
import type { Warn } from "../support/warn.ts";

/** A session's entry has some hundred bytes. */
export const maxEntryBytes = 1024 * 1024;

const head = /^vendor-auth session (\d{1,9}) ([0-9a-f]{64})\n/;
/** A package that changes the format goes on reading the versions before it, or has them reported as `other-version`. */
const version = 1;

/** Why an entry gives no session: it is `damaged`, or it has a version of the format that this package does not read. */
export interface Unreadable {
  readonly kind: "damaged" | "other-version";
  readonly problem: string;
}

/**
 * A key and its value as text: a line with the version of the format and the SHA-256 of all that follows, then JSON.
 * A changed, missing or further byte is noticed. Throws `store_refused` for more than 1 MiB.
 */
export function encodeEntry(store: string, key: string, value: object): string {
  const body = `${JSON.stringify({ key, value })}\n`;
  const text = `vendor-auth session ${version} ${digest(body)}\n${body}`;
  const size = new TextEncoder().encode(text).length;
  if (size <= maxEntryBytes) return text;
  throw storeError(store, "store_refused", `the value for ${key} is too long: expected at most ${maxEntryBytes} bytes; got ${size}`);
}

/** What `encodeEntry` wrote for `key`, or why the text is not that. */
export function decodeEntry(key: string, text: string): { readonly value: object } | Unreadable {
  const match = head.exec(text);
  if (!match) return damaged("it does not begin as an entry does");
  const found = Number(match[1]);
  if (found !== version) return otherVersion(found);
  const body = text.slice(match[0].length);
  if (digest(body) !== match[2]) return damaged("its checksum does not fit: it was cut off or changed");
  try {
    const entry = JSON.parse(body) as { key?: unknown; value?: unknown } | null;
    if (entry?.key !== key) return damaged("it belongs to another key");
    if (typeof entry.value === "object" && entry.value !== null) return { value: entry.value };
  } catch {
    // No JSON, with a checksum that fits it: not written by this package.
  }
  return damaged("it holds no value");
}

/** The session in an entry. One that cannot be read counts as absent, and a warning says why; `where` names it there. */
export function readEntry(key: string, text: string, where: string, warn: Warn): Session | undefined {
  const found = decodeEntry(key, text);
  if ("value" in found) return found.value as Session;
  warn(`${where} ${countsAsAbsent(found)}`);
  return undefined;
}

/** Ends a warning that begins with where the entry is. */
export function countsAsAbsent({ kind, problem }: Unreadable): string {
  return `${kind === "damaged" ? "is damaged and counts" : "counts"} as absent: ${problem}.`;
}

export function damaged(problem: string): Unreadable {
  return { kind: "damaged", problem };
}

function otherVersion(found: number): Unreadable {
  const age = found > version ? "a newer" : "an older";
  const problem = `${age} version of @vendor-auth/session wrote it, in version ${found} of the format; this one reads version ${version}`;
  return { kind: "other-version", problem };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
