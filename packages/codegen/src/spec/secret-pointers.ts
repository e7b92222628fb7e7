import { formatPointer } from "../source/json.ts";
import { marksSecret } from "./schema-walk.ts";
import { child, children } from "./spec-node.ts";
import type { SpecNode } from "./spec-node.ts";
import type { Spec } from "./read-spec.ts";

/** Schemas that are looked at on the way to secrets, and how deep: beyond, what holds secrets counts as one as a whole. */
const bounds = { visits: 1000, depth: 64 } as const;

/** A schema within another, and the step to it in a value: `undefined` for a part of the same value. */
type Inner = readonly [step: string | undefined, node: SpecNode];

/**
 * JSON pointers to every secret in a value of `schema`, at any depth. `*` stands for every item of a list, or every member of a map.
 */
export function secretPointers(spec: Spec, schema: SpecNode): string[] {
  const holders = secretHolders(spec, schema);
  const pointers = new Set<string>();
  const within = new Set<unknown>();
  let visits = 0;
  const visit = (node: SpecNode, path: readonly string[]): void => {
    // A schema that holds itself says nothing new further down.
    if (within.has(node.value) || !holders.has(node.value)) return;
    visits += 1;
    const isBeyond = visits > bounds.visits || path.length > bounds.depth;
    if (isBeyond || marksSecret(node)) pointers.add(formatPointer(path));
    if (isBeyond) return;
    within.add(node.value);
    for (const [step, inner] of innerSchemas(spec, node)) {
      visit(inner, step === undefined ? path : [...path, step]);
    }
    within.delete(node.value);
  };
  visit(schema, []);
  return [...pointers];
}

/** The schemas through which a secret can be reached. Each is looked at once, however many lead to it. */
function secretHolders(spec: Spec, schema: SpecNode): ReadonlySet<unknown> {
  const users = new Map<unknown, unknown[]>([[schema.value, []]]);
  const marked: unknown[] = [];
  const pending = [schema];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (marksSecret(node)) marked.push(node.value);
    for (const [, inner] of innerSchemas(spec, node)) {
      const known = users.get(inner.value);
      if (known === undefined) pending.push(inner);
      users.set(inner.value, [...(known ?? []), node.value]);
    }
  }
  const holders = new Set(marked);
  for (const holder of holders) for (const user of users.get(holder) ?? []) holders.add(user);
  return holders;
}

function innerSchemas(spec: Spec, node: SpecNode): Inner[] {
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => children(spec, child(spec, node, keyword)));
  const properties = children(spec, child(spec, node, "properties"));
  const each = [child(spec, node, "items"), child(spec, node, "additionalProperties")].filter((list) => list !== undefined);
  return [
    ...parts.map(([, part]): Inner => [undefined, part]),
    ...properties,
    ...children(spec, child(spec, node, "prefixItems")),
    ...each.map((list): Inner => ["*", list]),
  ];
}
