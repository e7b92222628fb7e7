import { own, parsePointer } from "../source/json.ts";
import type { JsonObject, Path } from "../source/json.ts";
import { decodedUri } from "../text/decoded-uri.ts";

/** What a local reference such as `#/components/schemas/User` leads to, or `undefined`. Does not follow what it finds. */
export function targetOf(document: JsonObject, reference: string): { path: string[]; value: unknown } | undefined {
  const path = reference.startsWith("#") ? parsePointer(decodedUri(reference.slice(1))) : undefined;
  const value = path === undefined ? undefined : valueAt(document, path);
  return path === undefined || value === undefined ? undefined : { path, value };
}

/** What is at a path of a document. */
export function valueAt(document: JsonObject, path: Path): unknown {
  return path.reduce<unknown>((value, key) => own(value, key), document);
}
