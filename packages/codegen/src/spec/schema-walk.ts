import { formatPointer, own, parsePointer } from "./json.ts";
import { child, children } from "./spec-node.ts";
import type { SpecNode } from "./spec-node.ts";
import type { Spec } from "./read-spec.ts";

/** The schemas of what has `content`, one for each media type that declares one. */
export function schemasOf(spec: Spec, owner: SpecNode): SpecNode[] {
  return children(spec, child(spec, owner, "content")).flatMap(([, media]) => child(spec, media, "schema") ?? []);
}

/** Whether a schema, or one that it is put together from, marks a secret. */
export function isSecret(spec: Spec, schema: SpecNode | undefined): boolean {
  return schema !== undefined && partsOf(spec, schema).some(marksSecret);
}

function marksSecret(schema: SpecNode): boolean {
  return own(schema.value, "format") === "password";
}

/** A schema and all that it is put together from by `allOf`, `anyOf` and `oneOf`. */
export function partsOf(spec: Spec, schema: SpecNode, seen: ReadonlySet<unknown> = new Set()): SpecNode[] {
  if (seen.has(schema.value)) return [];
  const within = new Set([...seen, schema.value]);
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => children(spec, child(spec, schema, keyword)));
  return [schema, ...parts.flatMap(([, part]) => partsOf(spec, part, within))];
}

/** The schemas that declare what a JSON pointer names in a value of `schema`; none when it is not declared. */
export function findInSchemas(spec: Spec, schema: SpecNode, pointer: string): SpecNode[] {
  let found = partsOf(spec, schema);
  for (const key of parsePointer(pointer) ?? []) {
    found = found.flatMap((part) => membersNamed(spec, part, key)).flatMap((member) => partsOf(spec, member));
  }
  return found;
}

function membersNamed(spec: Spec, schema: SpecNode, key: string): SpecNode[] {
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
export function secretPointers(spec: Spec, schema: SpecNode): string[] {
  const pointers = new Set<string>();
  const visit = (node: SpecNode, path: readonly string[], inList: boolean, seen: ReadonlySet<unknown>): void => {
    if (seen.has(node.value)) return; // a schema that holds itself says nothing new further down
    const within = new Set([...seen, node.value]);
    if (marksSecret(node)) pointers.add(formatPointer(path));
    for (const keyword of ["allOf", "anyOf", "oneOf"]) {
      for (const [, part] of children(spec, child(spec, node, keyword))) visit(part, path, inList, within);
    }
    for (const [key, property] of children(spec, child(spec, node, "properties")))
      visit(property, inList ? path : [...path, key], inList, within);
    const items = child(spec, node, "items");
    const others = child(spec, node, "additionalProperties");
    for (const list of [items, others, ...children(spec, child(spec, node, "prefixItems")).map(([, item]) => item)]) {
      if (list !== undefined && own(list, "value") !== undefined) visit(list, path, true, within);
    }
  };
  visit(schema, [], false, new Set());
  return [...pointers];
}
