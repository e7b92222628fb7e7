import { targetOf } from "../openapi/target-of.ts";
import { isObject, own } from "../source/json.ts";
import type { JsonObject } from "../source/json.ts";

/** Members that only answers have, and those that only requests have. */
export type Mark = "readOnly" | "writeOnly";

const parts = ["properties", "items", "additionalProperties", "prefixItems", "allOf", "oneOf", "anyOf"];

/** How many references are written out for one body: what lies behind further ones stays as its schema has it. */
const mostWrittenOut = 100;

/**
 * Makes a function that gives a body's schema with marked members that may be left out: what is `readOnly` is not asked for in a
 * request, nor what has a default; what is `writeOnly` is not promised in an answer. What a reference leads to stands in its place
 * where it differs; the same schema where nothing does. A schema that holds itself stays a reference within itself.
 */
export function createWithoutRequired(document: JsonObject): (schema: unknown, mark: Mark) => unknown {
  const known: Readonly<Record<Mark, Map<string, boolean>>> = { readOnly: new Map(), writeOnly: new Map() };

  /** Whether something behind a reference may be left out. Looks at no schema twice. */
  function leadsToMarked(reference: string, mark: Mark): boolean {
    const answers = known[mark];
    const seen = new Set([reference]);
    for (const next of seen) {
      const answer = answers.get(next);
      if (answer === false) continue;
      if (answer === true || isLeftOut(targetOf(document, next)?.value, seen, mark)) {
        answers.set(reference, true);
        return true;
      }
    }
    for (const each of seen) answers.set(each, false);
    return false;
  }

  /** Whether a schema itself has members that may be left out; adds the references that it holds. */
  function isLeftOut(schema: unknown, references: Set<string>, mark: Mark): boolean {
    if (!isObject(schema)) return false;
    const reference = own(schema, "$ref");
    if (typeof reference === "string") {
      references.add(reference);
      return false;
    }
    return isOwn(schema, mark) || partsOf(schema).some((part) => isLeftOut(part, references, mark));
  }

  function isOwn(schema: JsonObject, mark: Mark): boolean {
    const { required } = schema;
    const properties = own(schema, "properties");
    return (
      (Array.isArray(required) && required.some((name) => isMarked(propertyIn(schema, String(name)), mark))) ||
      (mark === "readOnly" && isObject(properties) && Object.entries(properties).some(([name, part]) => isDefaulted(schema, name, part)))
    );
  }

  /** A member of a schema, or of those that it is put together of: their `required` may stand beside `allOf`. */
  function propertyIn(schema: JsonObject, name: string): unknown {
    const pending = new Set<unknown>([schema]);
    for (const each of pending) {
      const reference = own(each, "$ref");
      const here = typeof reference === "string" ? targetOf(document, reference)?.value : each;
      const property = own(own(here, "properties"), name);
      if (property !== undefined) return property;
      const wholes = own(here, "allOf");
      if (Array.isArray(wholes) && pending.size < mostWrittenOut) for (const part of wholes) pending.add(part);
    }
    return undefined;
  }

  function isMarked(property: unknown, mark: Mark): boolean {
    const reference = own(property, "$ref");
    const target = typeof reference === "string" ? targetOf(document, reference)?.value : undefined;
    return own(property, mark) === true || own(target, mark) === true;
  }

  function changed(schema: unknown, mark: Mark, within: readonly string[], budget: { left: number }): unknown {
    if (!isObject(schema)) return schema;
    const reference = own(schema, "$ref");
    if (typeof reference === "string") {
      if (within.includes(reference) || budget.left <= 0 || !leadsToMarked(reference, mark)) return schema;
      budget.left -= 1;
      const target = targetOf(document, reference)?.value;
      const inner = changed(target, mark, [...within, reference], budget);
      return inner === target ? schema : inner;
    }
    const differing: Record<string, unknown> = {};
    for (const key of parts) {
      const before = own(schema, key);
      const after = mapped(before, (part) => changed(part, mark, within, budget), key === "items" || key === "additionalProperties");
      if (after !== before) differing[key] = after;
    }
    const { required } = schema;
    const properties = own(schema, "properties");
    if (Array.isArray(required)) {
      const kept = required.filter((name) => !isMarked(propertyIn(schema, String(name)), mark));
      if (kept.length < required.length) differing["required"] = kept;
    }
    // In a body itself, openapi-typescript takes members with a default as ones that may be left out.
    if (mark === "readOnly" && isObject(properties) && Object.entries(properties).some(([name, part]) => isDefaulted(schema, name, part))) {
      differing["properties"] ??= { ...properties };
    }
    return Object.keys(differing).length === 0 ? schema : { ...schema, ...differing };
  }

  return (schema, mark) => changed(schema, mark, [], { left: mostWrittenOut });
}

/** The schemas that stand in a schema itself. */
function partsOf(schema: JsonObject): unknown[] {
  return parts.flatMap((key) => {
    const value = own(schema, key);
    if (Array.isArray(value)) return value as unknown[];
    return isObject(value) && key === "properties" ? Object.values(value) : [value];
  });
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
