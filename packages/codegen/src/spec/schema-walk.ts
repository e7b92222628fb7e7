import { own, parsePointer } from "../source/json.ts";
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

/** Whether this schema itself marks a secret: by `format: password`, or by `writeOnly`, which no answer repeats. */
export function marksSecret(schema: SpecNode): boolean {
  return own(schema.value, "format") === "password" || own(schema.value, "writeOnly") === true;
}

const allKeywords = ["allOf", "anyOf", "oneOf"];

/** A schema and all that it is put together from by `allOf`, `anyOf` and `oneOf`, or by those of them in `keywords`, each once. */
export function partsOf(spec: Spec, schema: SpecNode, keywords: readonly string[] = allKeywords): SpecNode[] {
  const seen = new Set<unknown>();
  const found: SpecNode[] = [];
  const pending = [schema];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node.value)) continue;
    seen.add(node.value);
    found.push(node);
    const parts = keywords.flatMap((keyword) => children(spec, child(spec, node, keyword)));
    pending.push(...parts.map(([, part]) => part).toReversed());
  }
  return found;
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
