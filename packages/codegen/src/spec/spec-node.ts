import { targetOf, valueAt } from "../openapi/target-of.ts";
import { isObject, own } from "../source/json.ts";
import type { Path } from "../source/json.ts";
import type { Spec } from "./read-spec.ts";

/** A part of a spec: its value, with local references followed, and its path. */
export interface SpecNode {
  readonly value: unknown;
  readonly path: Path;
  /** When a `$ref` led here: the last step of the first one, the name the component has in the spec. */
  readonly refName?: string;
  /** When a `$ref` led here: where that first `$ref` stands. */
  readonly refPath?: Path;
}

/** The spec itself. */
export function rootOf(spec: Spec): SpecNode {
  return { value: spec.document, path: [] };
}

/** A member of `node`, or `undefined` when there is none. */
export function child(spec: Spec, node: SpecNode | undefined, ...keys: Path): SpecNode | undefined {
  let here = node;
  for (const key of keys) {
    const value = own(here?.value, key);
    if (here === undefined || value === undefined) return undefined;
    here = follow(spec, { value, path: [...here.path, key] });
  }
  return here;
}

/** The members of a mapping or the items of a list, in the spec's order. */
export function children(spec: Spec, node: SpecNode | undefined): [key: string, node: SpecNode][] {
  const value = node?.value;
  if (node === undefined || typeof value !== "object" || value === null) return [];
  return Object.keys(value).map((key) => [key, child(spec, node, Array.isArray(value) ? Number(key) : key)!]);
}

/** The text at a member of `node`. A description beside a `$ref` counts before the one it leads to (OpenAPI 3.1). */
export function textAt(spec: Spec, node: SpecNode | undefined, key: string): string | undefined {
  const beside = node?.refPath === undefined ? undefined : own(valueAt(spec.document, node.refPath), key);
  const value = beside ?? own(node?.value, key);
  return typeof value === "string" ? value : undefined;
}

function follow(spec: Spec, node: SpecNode): SpecNode {
  let here = node;
  // checkReferences() has seen that every chain of references ends.
  for (;;) {
    const reference = isObject(here.value) ? own(here.value, "$ref") : undefined;
    const target = typeof reference === "string" ? targetOf(spec.document, reference) : undefined;
    if (target === undefined) return here;
    here = { ...target, refName: here.refName ?? target.path.at(-1)!, refPath: here.refPath ?? node.path };
  }
}
