import type { ValueDestination } from "@vendor-auth/client";

/** A value as its destination carries it. Some answers hold the prefix, too. */
export function prefixed(value: string, { prefix = "", encoding }: Pick<ValueDestination, "prefix" | "encoding">): string {
  return hasPrefix(value, prefix) ? value : prefix + (encoding === "basic" ? base64(`:${value}`) : value);
}

/** Schemes of HTTP are case-insensitive. */
export function hasPrefix(value: string, prefix: string): boolean {
  return prefix !== "" && value.toLowerCase().startsWith(prefix.toLowerCase());
}

/** Of UTF-8, as RFC 7617 has it for names and passwords. */
export function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}
