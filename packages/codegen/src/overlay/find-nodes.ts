import { exec } from "jsonpath-rfc9535";
import type { Path } from "../source/json.ts";

/** A node that a JSONPath selects, and the way to it. */
export interface FoundNode {
  readonly path: Path;
  readonly value: unknown;
}

/** The nodes that a JSONPath (RFC 9535) selects, or why it is none: a sentence, and where in the expression, from 1. */
export function findNodes(
  document: unknown,
  expression: string,
): readonly FoundNode[] | { readonly fault: string; readonly column: number } {
  const found: FoundNode[] = [];
  try {
    exec(document as never, expression, (value, path) => found.push({ value, path: path.map(plainKey) }));
  } catch (error) {
    const { message, location } = error as Error & { location?: { start: { column: number } } };
    return { fault: message.replace(/\.?$/, "."), column: location?.start.column ?? 1 };
  }
  return found;
}

const escapes: Readonly<Record<string, string>> = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r" };

/** The library gives keys as normalized paths have them (RFC 9535, 2.7): `it's` as `it\'s`. */
function plainKey(key: string | number): string | number {
  if (typeof key === "number") return key;
  return key.replace(/\\(?:u([0-9a-f]{4})|(.))/gs, (_match, code: string | undefined, sign: string) => {
    return code === undefined ? (escapes[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16));
  });
}
