import { own, parsePointer } from "../source/json.ts";
import type { JsonObject, Path } from "../source/json.ts";
import { decodedUri } from "../text/decoded-uri.ts";

/** What a local reference such as `#/components/schemas/User` leads to, or `undefined`. Does not follow what it finds. */
export function targetOf(document: JsonObject, reference: string): { path: readonly string[]; value: unknown } | undefined {
  const path = pathOf(document, reference);
  const value = path === undefined ? undefined : valueAt(document, path);
  return path === undefined || value === undefined ? undefined : { path, value };
}

/** The paths of references that were read, by the document that they stand in: most are followed again and again. */
const pathsIn = new WeakMap<JsonObject, Map<string, readonly string[] | undefined>>();

function pathOf(document: JsonObject, reference: string): readonly string[] | undefined {
  let paths = pathsIn.get(document);
  if (!paths) pathsIn.set(document, (paths = new Map()));
  if (!paths.has(reference)) paths.set(reference, reference.startsWith("#") ? parsePointer(decodedUri(reference.slice(1))) : undefined);
  return paths.get(reference);
}

/** What is at a path of a document. */
export function valueAt(document: JsonObject, path: Path): unknown {
  return path.reduce<unknown>((value, key) => own(value, key), document);
}
