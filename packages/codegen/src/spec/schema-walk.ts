import { formatPointer, own, parsePointer } from "./json.ts";
import { child, children } from "./place.ts";
import type { Place } from "./place.ts";
import type { Spec } from "./read-spec.ts";
import { isSecret } from "./spec-operations.ts";

/** A schema and all that it is put together from by `allOf`, `anyOf` and `oneOf`. */
export function partsOf(spec: Spec, schema: Place, seen: ReadonlySet<unknown> = new Set()): Place[] {
  if (seen.has(schema.value)) return [];
  const within = new Set([...seen, schema.value]);
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => children(spec, child(spec, schema, keyword)));
  return [schema, ...parts.flatMap(([, part]) => partsOf(spec, part, within))];
}

/** The schemas that declare what a JSON pointer names in a value of `schema`; none when it is not declared. */
export function findInSchemas(spec: Spec, schema: Place, pointer: string): Place[] {
  let found = partsOf(spec, schema);
  for (const key of parsePointer(pointer) ?? []) {
    found = found.flatMap((part) => membersNamed(spec, part, key)).flatMap((member) => partsOf(spec, member));
  }
  return found;
}

function membersNamed(spec: Spec, schema: Place, key: string): Place[] {
  const property = child(spec, schema, "properties", key);
  if (property !== undefined) return [property];
  const item = /^\d+$/.test(key) ? (child(spec, schema, "prefixItems", Number(key)) ?? child(spec, schema, "items")) : undefined;
  const other = item ?? child(spec, schema, "additionalProperties");
  return typeof other?.value === "object" && other.value !== null ? [other] : [];
}

/**
 * JSON pointers to every secret (`format: password`) in a value of `schema`. Inside a list, the pointer is the list's own:
 * what its items hold counts as secret as a whole, for a pointer cannot name each of them.
 */
export function secretPointers(spec: Spec, schema: Place): string[] {
  const pointers = new Set<string>();
  const visit = (place: Place, path: readonly string[], inList: boolean, seen: ReadonlySet<unknown>): void => {
    if (seen.has(place.value)) return; // a schema that holds itself says nothing new further down
    const within = new Set([...seen, place.value]);
    if (isSecret(place)) pointers.add(formatPointer(path));
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      for (const [, part] of children(spec, child(spec, place, keyword))) visit(part, path, inList, within);
    }
    for (const [key, property] of children(spec, child(spec, place, "properties")))
      visit(property, inList ? path : [...path, key], inList, within);
    const items = child(spec, place, "items");
    const others = child(spec, place, "additionalProperties");
    for (const list of [items, others, ...children(spec, child(spec, place, "prefixItems")).map(([, item]) => item)]) {
      if (list !== undefined && own(list, "value") !== undefined) visit(list, path, true, within);
    }
  };
  visit(schema, [], false, new Set());
  return [...pointers];
}
