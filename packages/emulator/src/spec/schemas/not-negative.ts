import { isObject, type JsonObject } from "../reader/json.ts";

/** Members whose values are values, and no schemas. */
const values: ReadonlySet<string> = new Set(["const", "enum", "examples"]);
/** What says by itself which numbers there are. */
const bounds = ["const", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];

/** The schema with numbers of 0 and above, where it has no bounds for them: sizes, counts and ids are what most numbers are. */
export function notNegative(schema: JsonObject | boolean): JsonObject | boolean {
  if (!isObject(schema)) return schema;
  const made = known.get(schema) ?? withMinimum(schema);
  known.set(schema, made);
  return made;
}

/** Each is asked for again and again: by every try at a sample, and by every schema that refers to it. */
const known = new WeakMap<JsonObject, JsonObject>();

function withMinimum(schema: JsonObject): JsonObject {
  const made = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, values.has(key) ? value : within(value)]));
  const isNumber = [schema["type"]].flat().some((type) => type === "integer" || type === "number");
  return isNumber && !bounds.some((bound) => Object.hasOwn(schema, bound)) ? { ...made, minimum: 0 } : made;
}

function within(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(within);
  return isObject(value) ? withMinimum(value) : value;
}
