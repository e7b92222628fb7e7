import { isMap, mapAt, placesOf } from "./document.ts";
import type { Json, JsonMap, Place } from "./document.ts";

/** Chooses one of a list by the numbers of a walk. */
export type Choose = <T>(from: readonly T[]) => T;

/** Changes a document. Gives false where there is nothing to change. */
export type Step = (document: JsonMap, choose: Choose) => boolean;

const simple = (): JsonMap[] => [{ type: "string" }, { type: "number" }, { type: "boolean" }, { type: "integer" }];

/** A step at a schema that fits. */
function at(fits: (schema: JsonMap) => boolean, change: (place: Place, choose: Choose, document: JsonMap) => void): Step {
  return (document, choose) => {
    const places = placesOf(document).filter(({ schema }) => fits(schema));
    if (places.length === 0) return false;
    change(choose(places), choose, document);
    return true;
  };
}

const isObject = (schema: JsonMap): boolean => schema["type"] === "object" && Object.keys(mapAt(schema, "properties")).length > 1;
const isSimple = (schema: JsonMap): boolean => typeof schema["type"] === "string" && !["object", "array"].includes(schema["type"]);
const isList = (schema: JsonMap): boolean => schema["type"] === "array" && isMap(schema["items"]);
const required = (schema: JsonMap): string[] => (Array.isArray(schema["required"]) ? (schema["required"] as string[]) : []);
const names = (schema: JsonMap): string[] => Object.keys(mapAt(schema, "properties"));
/** What a discriminator goes by has rules of its own. */
const free = (schema: JsonMap): string[] => names(schema).filter((name) => name !== "kind" && name !== "type");

function rename(schema: JsonMap, from: string, to: string): void {
  schema["properties"] = Object.fromEntries(
    Object.entries(mapAt(schema, "properties")).map(([name, value]) => [name === from ? to : name, value]),
  );
  schema["required"] = required(schema).map((name) => (name === from ? to : name));
}

export const schemaSteps: Readonly<Record<string, Step>> = {
  "another type": at(isSimple, ({ put }, choose) => put(choose(simple()))),
  "any type": at(isSimple, ({ put }) => put({})),
  nullable: at(isSimple, ({ schema, put }) => put({ ...schema, type: [schema["type"]!, "null"] })),
  "not nullable": at(
    ({ type }) => Array.isArray(type),
    ({ schema, put }) => put({ ...schema, type: (schema["type"] as Json[])[0]! }),
  ),
  "an enum": at(
    ({ type }) => type === "string",
    ({ put }) => put({ type: "string", enum: ["new", "used", "other"] }),
  ),
  "an enum's value more": at(
    (schema) => Array.isArray(schema["enum"]),
    ({ schema, put }) => put({ ...schema, enum: [...(schema["enum"] as Json[]), "more"] }),
  ),
  "an enum's value less": at(
    (schema) => Array.isArray(schema["enum"]) && schema["enum"].length > 1,
    ({ schema, put }) => put({ ...schema, enum: (schema["enum"] as Json[]).slice(1) }),
  ),
  "a constant": at(
    ({ type }) => type === "string",
    ({ put }) => put({ const: "fixed" }),
  ),
  "a property more": at(
    isObject,
    ({ schema }, choose) => void (mapAt(schema, "properties")[choose(["fresh", "extra", "size"])] ??= choose(simple())),
  ),
  "a required property more": at(isObject, ({ schema }, choose) => {
    mapAt(schema, "properties")["needed"] ??= choose(simple());
    schema["required"] = [...new Set([...required(schema), "needed"])];
  }),
  "a property less": at(
    (schema) => isObject(schema) && free(schema).length > 0,
    ({ schema }, choose) => {
      const name = choose(free(schema));
      Reflect.deleteProperty(mapAt(schema, "properties"), name);
      schema["required"] = required(schema).filter((one) => one !== name);
    },
  ),
  "a property renamed": at(
    (schema) => isObject(schema) && free(schema).length > 0,
    ({ schema }, choose) => rename(schema, choose(free(schema)), "renamed"),
  ),
  "required or not": at(
    (schema) => isObject(schema) && free(schema).length > 0,
    ({ schema }, choose) => {
      const name = choose(free(schema));
      const now = required(schema);
      schema["required"] = now.includes(name) ? now.filter((one) => one !== name) : [...now, name];
    },
  ),
  "read-only": at(isSimple, ({ schema, put }) => put({ ...schema, readOnly: true })),
  "a default": at(
    ({ type, ...others }) => type === "string" && !Array.isArray(others["enum"]),
    ({ schema, put }) => put({ ...schema, default: "given" }),
  ),
  "a list of it": at(isSimple, ({ schema, put }) => put({ type: "array", items: schema })),
  "one of a list": at(isList, ({ schema, put }) => put(schema["items"] as JsonMap)),
  "items of any type": at(isList, ({ put }) => put({ type: "array" })),
  places: at(isList, ({ schema, put }) => put({ type: "array", prefixItems: [schema["items"]!, { type: "string" }], items: false })),
  "a place more": at(
    (schema) => Array.isArray(schema["prefixItems"]),
    ({ schema, put }) => put({ ...schema, prefixItems: [...(schema["prefixItems"] as Json[]), { type: "boolean" }] }),
  ),
  open: at(isObject, ({ schema, put }, choose) =>
    put({ ...schema, additionalProperties: choose([true, { type: "string" }, { type: "number" }]) }),
  ),
  closed: at(
    (schema) => schema["additionalProperties"] !== undefined && isObject(schema),
    ({ schema }) => void Reflect.deleteProperty(schema, "additionalProperties"),
  ),
  "one of two": at(isSimple, ({ schema, put }, choose) => put({ oneOf: [schema, choose(simple())] })),
  "a form more": at(
    (schema) => Array.isArray(schema["oneOf"]) && schema["discriminator"] === undefined,
    ({ schema, put }, choose) => put({ ...schema, oneOf: [...(schema["oneOf"] as Json[]), choose(simple())] }),
  ),
  "a form less": at(
    (schema) => Array.isArray(schema["oneOf"]) && schema["oneOf"].length > 1 && schema["discriminator"] === undefined,
    ({ schema, put }) => put({ ...schema, oneOf: (schema["oneOf"] as Json[]).slice(1) }),
  ),
  "anyOf of the same": at(
    (schema) => Array.isArray(schema["oneOf"]) && schema["discriminator"] === undefined,
    ({ schema, put }) => {
      const { oneOf, ...others } = schema;
      put({ ...others, anyOf: oneOf });
    },
  ),
  "a part more": at(isObject, ({ schema, put }, choose) =>
    put({ allOf: [schema, { type: "object", properties: { part: choose(simple()) } }] }),
  ),
  "another schema": at(
    (schema) => typeof schema["$ref"] === "string",
    ({ schema, put }, choose) => {
      const others = ["Part", "Person", "Problem", "Fault"].filter((name) => schema["$ref"] !== `#/components/schemas/${name}`);
      put({ $ref: `#/components/schemas/${choose(others)}` });
    },
  ),
  "a schema in its place": at(
    (schema) => typeof schema["$ref"] === "string" && /(Part|Person|Problem|Fault)$/.test(schema["$ref"]),
    ({ schema, put }, _choose, document) => {
      put(structuredClone(mapAt(document, "components", "schemas", (schema["$ref"] as string).split("/").at(-1)!)));
    },
  ),
  "int64 for int32": at(
    (schema) => schema["format"] === "int32",
    ({ schema, put }) => put({ ...schema, format: "int64" }),
  ),
};
