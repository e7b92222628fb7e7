import { own } from "../source/json.ts";
import { child, children } from "../spec/spec-node.ts";
import type { SpecNode } from "../spec/spec-node.ts";
import type { Spec } from "../spec/read-spec.ts";

export type Shape = "primitive" | "list" | "object" | "any";

/** What values of a schema may be, as far as their text depends on it. */
export function shapesOf(spec: Spec, schema: SpecNode | undefined, seen = new Set<unknown>()): Set<Shape> {
  if (schema === undefined || seen.has(schema.value)) return new Set();
  seen.add(schema.value);
  const types = [own(schema.value, "type") ?? []].flat();
  const shapes = new Set(types.map(shapeOfType));
  if (types.length === 0 && hasAny(schema, ["properties", "additionalProperties"])) shapes.add("object");
  if (types.length === 0 && hasAny(schema, ["items", "prefixItems"])) shapes.add("list");
  if (types.length === 0 && hasAny(schema, ["enum", "const", "format", "pattern"])) shapes.add("primitive");
  for (const keyword of ["allOf", "oneOf", "anyOf"]) {
    for (const [, part] of children(spec, child(spec, schema, keyword))) for (const shape of shapesOf(spec, part, seen)) shapes.add(shape);
  }
  return shapes.size === 0 ? new Set<Shape>(["any"]) : shapes;
}

function shapeOfType(type: unknown): Shape {
  return type === "object" ? "object" : type === "array" ? "list" : "primitive";
}

function hasAny({ value }: SpecNode, keys: readonly string[]): boolean {
  return keys.some((key) => own(value, key) !== undefined);
}
