import { targetOf } from "../openapi/target-of.ts";
import { own } from "../source/json.ts";
import type { JsonObject } from "../source/json.ts";

/** A reference to, or through, a member of a schema: its type has `undefined` in it, where the member may be left out. */
const deep = /^#\/components\/schemas\/[^/]+\/properties\/./;
/** References that are written out: one may lead to others. What is beyond stays. */
const most = 1000;

export function isDeepReference(object: JsonObject): boolean {
  const reference = own(object, "$ref");
  return typeof reference === "string" && deep.test(reference);
}

/** The document with what deep references lead to in their place, but where one leads to itself. Copies what differs. */
export function withoutDeepReferences(document: JsonObject): JsonObject {
  let left = most;
  const copied = (value: unknown, within: readonly unknown[]): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const object = value as JsonObject;
    const reference = object["$ref"];
    if (isDeepReference(object) && !within.includes(reference) && left > 0) {
      left -= 1;
      const target = targetOf(document, reference as string)?.value;
      if (target !== undefined) return copied(target, [...within, reference]);
    }
    let copy: Record<string, unknown> | undefined;
    for (const key of Object.keys(object)) {
      const member = copied(object[key], within);
      if (member === object[key]) continue;
      copy ??= (Array.isArray(value) ? [...(value as unknown[])] : { ...object }) as Record<string, unknown>;
      copy[key] = member;
    }
    return copy ?? value;
  };
  return copied(document, []) as JsonObject;
}
