import { hash } from "node:crypto";

const known = new Map<string, string>();

/** A short, stable stand-in for a secret: the first 16 hex digits of its SHA-256. The same secret always has the same digest. */
export function digest(secret: string): string {
  const found = known.get(secret);
  if (found !== undefined) return found;
  const made = hash("sha256", secret, "hex").slice(0, 16);
  if (known.size >= 1000) known.clear(); // a bound, so that memory stays flat in a long run
  known.set(secret, made);
  return made;
}
