import { targetOf } from "../openapi/target-of.ts";
import { isObject, own } from "../source/json.ts";
import type { JsonObject } from "../source/json.ts";

/** Members that only answers have, and those that only requests have. */
export type Mark = "readOnly" | "writeOnly";

const parts = ["properties", "items", "additionalProperties", "prefixItems", "allOf", "oneOf", "anyOf"];

/**
 * The schema with marked members that may be left out: what is `readOnly` is not asked for in a request, nor what has a default; what is
 * `writeOnly` is not promised in an answer. What a reference leads to stands in its place where it differs; the same schema where nothing does. A schema that holds
 * itself stays a reference within itself.
 */
export function withoutRequired(schema: unknown, mark: Mark, document: JsonObject, within: readonly string[] = []): unknown {
  if (!isObject(schema)) return schema;
  const reference = own(schema, "$ref");
  if (typeof reference === "string") {
    const target = within.includes(reference) ? undefined : targetOf(document, reference)?.value;
    const inner = target === undefined ? undefined : withoutRequired(target, mark, document, [...within, reference]);
    return inner === target ? schema : inner;
  }
  const changed: Record<string, unknown> = {};
  for (const key of parts) {
    const before = own(schema, key);
    const after = mapped(
      before,
      (part) => withoutRequired(part, mark, document, within),
      key === "items" || key === "additionalProperties",
    );
    if (after !== before) changed[key] = after;
  }
  const { required } = schema;
  const properties = own(schema, "properties");
  if (Array.isArray(required) && isObject(properties)) {
    const kept = required.filter((name) => !isMarked(own(properties, String(name)), mark, document));
    if (kept.length < required.length) changed["required"] = kept;
  }
  // In a body itself, openapi-typescript takes members with a default as ones that may be left out.
  if (mark === "readOnly" && isObject(properties) && Object.entries(properties).some(([name, part]) => isDefaulted(schema, name, part))) {
    changed["properties"] ??= { ...properties };
  }
  return Object.keys(changed).length === 0 ? schema : { ...schema, ...changed };
}

/** Each member of a mapping or a list, or one schema alone. The same where none differs. */
function mapped(value: unknown, change: (part: unknown) => unknown, isOne: boolean): unknown {
  if (isOne && !Array.isArray(value)) return change(value);
  if (Array.isArray(value)) {
    const all = value.map(change);
    return all.every((part, index) => part === value[index]) ? value : all;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, change(part)] as const);
  return entries.every(([name, part]) => part === value[name]) ? value : Object.fromEntries(entries);
}

function isDefaulted({ required }: JsonObject, name: string, property: unknown): boolean {
  return own(property, "default") !== undefined && !(Array.isArray(required) && required.includes(name));
}

function isMarked(property: unknown, mark: Mark, document: JsonObject): boolean {
  const reference = own(property, "$ref");
  const target = typeof reference === "string" ? targetOf(document, reference)?.value : undefined;
  return own(property, mark) === true || own(target, mark) === true;
}
