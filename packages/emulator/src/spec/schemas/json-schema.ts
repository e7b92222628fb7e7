import { asText, followed, isObject, own, type JsonObject } from "../reader/json.ts";

/** Which way a value goes. A `readOnly` member is no part of a request, a `writeOnly` one none of an answer. */
export type Direction = "request" | "answer";

/** What a schema of a description is about, and what is done with the references in it. */
export interface SchemaContext {
  readonly document: JsonObject;
  readonly direction: Direction;
  /** The reference that stands for what the one of the description leads to. */
  readonly refer: (reference: string) => string;
}

const mapsOfSchemas: ReadonlySet<string> = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);
const listsOfSchemas: ReadonlySet<string> = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const schemas: ReadonlySet<string> = new Set(
  "items additionalProperties not if then else contains propertyNames unevaluatedItems unevaluatedProperties contentSchema".split(" "),
);
/** What JSON Schema does not know, or what would make a schema another document. */
const leftOut: ReadonlySet<string> = new Set(
  "example xml discriminator externalDocs deprecated readOnly writeOnly nullable default title description $id $schema $anchor $dynamicAnchor $comment".split(
    " ",
  ),
);

/** A Schema Object of OpenAPI 3.0 or 3.1 as JSON Schema 2020-12, for values that go in one direction. Its examples stay. */
export function toJsonSchema(schema: unknown, context: SchemaContext): JsonObject | boolean {
  if (!isObject(schema)) return schema !== false;
  const reference = own(schema, "$ref");
  const isOld = isOpenApi30(context.document);
  // In 3.0 nothing that stands beside a reference counts.
  if (typeof reference === "string" && isOld) return { $ref: context.refer(reference) };
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (leftOut.has(key) || key.startsWith("x-")) continue;
    if (key === "$ref") made[key] = context.refer(asText(value));
    else if (key === "required") made[key] = requiredIn(schema, context);
    else made[key] = converted(key, value, context);
  }
  if (own(schema, "example") !== undefined) made["examples"] = [schema["example"]];
  made["type"] ??= typeOfConstants(schema);
  if (made["type"] === undefined) delete made["type"];
  return isOld ? fromOpenApi30(made, schema) : made;
}

function converted(key: string, value: unknown, context: SchemaContext): unknown {
  if (schemas.has(key)) return toJsonSchema(value, context);
  if (listsOfSchemas.has(key) && Array.isArray(value)) return value.map((each) => toJsonSchema(each, context));
  if (!mapsOfSchemas.has(key) || !isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, toJsonSchema(each, context)]));
}

/** The members that a value must have in this direction. */
function requiredIn(schema: JsonObject, { document, direction }: SchemaContext): unknown[] {
  const names = own(schema, "required");
  const mark = direction === "request" ? "readOnly" : "writeOnly";
  return (Array.isArray(names) ? (names as unknown[]) : []).filter((name) => {
    const member = own(own(schema, "properties"), asText(name));
    return own(member, mark) !== true && own(followed(document, member), mark) !== true;
  });
}

/** The type of a number or a boolean that is the only one allowed: a text that should be one can be read as such then. */
function typeOfConstants(schema: JsonObject): string | undefined {
  const listed = own(schema, "enum");
  const values = own(schema, "const") === undefined ? (Array.isArray(listed) ? (listed as unknown[]) : []) : [schema["const"]];
  const [type, ...others] = new Set(values.map((value) => typeof value));
  return others.length === 0 && (type === "number" || type === "boolean") ? type : undefined;
}

function isOpenApi30(document: JsonObject): boolean {
  return asText(own(document, "openapi")).startsWith("3.0");
}

/** What OpenAPI 3.0 says otherwise: bounds that are left out, and `nullable`. */
function fromOpenApi30(made: Record<string, unknown>, schema: JsonObject): JsonObject {
  for (const [exclusive, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof made[exclusive] !== "boolean") continue;
    if (made[exclusive] && made[bound] !== undefined) {
      made[exclusive] = made[bound];
      delete made[bound];
    } else delete made[exclusive];
  }
  if (own(schema, "nullable") !== true) return made;
  return { anyOf: [made, { type: "null" }] };
}
