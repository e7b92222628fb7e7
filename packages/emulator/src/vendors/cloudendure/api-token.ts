import { randomBytes } from "node:crypto";

/** A token in the vendor's shape: sixteen groups of four. */
export function makeToken(): string {
  return randomBytes(32)
    .toString("hex")
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, "$1-");
}
