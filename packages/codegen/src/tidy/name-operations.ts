import type { Finding } from "../source/finding.ts";
import { isObject, own } from "../source/json.ts";
import type { JsonObject, Path } from "../source/json.ts";
import { methods } from "../openapi/methods.ts";

interface Unnamed {
  readonly operation: JsonObject;
  readonly method: string;
  readonly path: string;
  readonly place: Path;
}

/** What a name in code can be made of. */
const usable = /^[A-Za-z0-9_$][A-Za-z0-9_$./:-]*$/;

/**
 * Gives a name to each operation that has none, one that cannot be a name in code, or one that another has too. A name is
 * made of method and path alone, without the version in it, so that it stays the same from release to release:
 * `GET /api/2.28/file-systems/{id}` is `getApiFileSystemsById`. Gives what there was to mend.
 */
export function nameOperations(document: JsonObject): Finding[] {
  const found = operationsIn(document);
  const counts = new Map<unknown, number>();
  for (const { operation } of found) counts.set(operation["operationId"], (counts.get(operation["operationId"]) ?? 0) + 1);

  const unnamed: (Unnamed & { reason: string })[] = [];
  const taken = new Set<string>();
  for (const one of found) {
    const id = one.operation["operationId"];
    const reason = reasonToRename(id, counts.get(id) ?? 0);
    if (reason === undefined) taken.add(String(id));
    else unnamed.push({ ...one, reason });
  }
  const shortNames = new Map<string, number>();
  for (const { method, path } of unnamed) {
    const short = madeName(method, path, false);
    shortNames.set(short, (shortNames.get(short) ?? 0) + 1);
  }
  return unnamed.map(({ operation, method, path, place, reason }) => {
    const short = madeName(method, path, false);
    const isAmbiguous = taken.has(short) || shortNames.get(short)! > 1;
    let name = isAmbiguous ? madeName(method, path, true) : short;
    while (taken.has(name)) name += "_";
    taken.add(name);
    (operation as Record<string, unknown>)["operationId"] = name;
    return { path: place, side: "key", problem: reason, remedy: "Its name is made of its method and path." };
  });
}

function reasonToRename(id: unknown, count: number): string | undefined {
  if (id === undefined) return "This operation has no operationId.";
  if (typeof id !== "string" || !usable.test(id)) return "This operationId cannot be a name in code.";
  return count > 1 ? "This operationId is another operation's too." : undefined;
}

function operationsIn(document: JsonObject): Unnamed[] {
  const seen = new Set<object>();
  return Object.entries(own(document, "paths") ?? {}).flatMap(([path, item]: [string, unknown]) =>
    methods.flatMap((method) => {
      const operation = own(item, method);
      if (!path.startsWith("/") || !isObject(operation) || seen.has(operation)) return [];
      seen.add(operation);
      return [{ operation, method, path, place: ["paths", path, method] }];
    }),
  );
}

/** A part of a path that says nothing but which version it is: `2.28`, `v1`, `v2beta1`. */
const version = /^v?\d+(\.\d+)*((alpha|beta)\d*)?$/i;

function madeName(method: string, path: string, withVersion: boolean): string {
  const parts = path.split("/").filter((part) => part !== "" && (withVersion || !version.test(part)));
  const words = parts.flatMap((part) => part.split(/(?=\{)|(?<=\})/).map((piece) => (piece.startsWith("{") ? `by ${piece}` : piece)));
  const joined = words
    .flatMap((word) => word.match(/[A-Za-z0-9]+/g) ?? [])
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join("");
  return `${method}${joined === "" ? "Root" : joined}`;
}
