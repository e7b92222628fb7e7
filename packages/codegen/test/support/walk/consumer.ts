import { isMap, mapAt } from "./document.ts";
import type { Json, JsonMap } from "./document.ts";

// A consumer's file, written from the description alone, and from nothing that the judge knows: what comes is handed to the former
// types, the former types are handed to what is sent, and each declared property is read.

/** The file. `former` is the folder of the types as they were, `side` that of those it is compiled with. */
export function consumerOf(document: JsonMap, former: string, side: string): string {
  const { read, written } = directions(document);
  const schemas = mapAt(document, "components", "schemas");
  const lines = Object.entries(schemas).flatMap(([name, schema]) => {
    const type = `components["schemas"]["${name}"]`;
    return [
      ...(read.has(name)
        ? [`take<Former.${type}>(make<${type}>());`, ...readsOf(schemas, schema, "it", 3).map((use) => `(it: ${type}) => { ${use} };`)]
        : []),
      ...(written.has(name)
        ? [`take<${type}>(make<Former.${type}>());`, ...valuesOf(schemas, schema, 2).map((value) => `take<${type}>(${value});`)]
        : []),
    ];
  });
  return `import type { components, operations } from "${side}/schema.ts";
import type * as Former from "${former}/schema.ts";
declare function take<T>(value: T): void;
declare function make<T>(): T;
${[...lines, ...operationLines(document)].join("\n")}
`;
}

function operationLines(document: JsonMap): string[] {
  return Object.values(mapAt(document, "paths")).flatMap((item) =>
    Object.entries(isMap(item) ? item : {}).flatMap(([method, operation]) => {
      if (method === "parameters" || !isMap(operation)) return [];
      const type = `operations["${operation["operationId"] as string}"]`;
      const answers = Object.entries(mapAt(operation, "responses")).map(([status, answer]) => {
        const key = /^\d+$/.test(status) ? status : `"${status}"`;
        const body = isMap(answer) && isMap(answer["content"]) ? `["content"]["application/json"]` : "";
        return body === ""
          ? `make<${type}["responses"][${key}]>();`
          : `take<Former.${type}["responses"][${key}]${body}>(make<${type}["responses"][${key}]${body}>());`;
      });
      return [...answers, `take<${type}["parameters"]>(make<Former.${type}["parameters"]>());`];
    }),
  );
}

/** The schemas that come with answers, and those that go with requests. */
function directions(document: JsonMap): { read: Set<string>; written: Set<string> } {
  const [read, written] = [new Set<string>(), new Set<string>()];
  const schemas = mapAt(document, "components", "schemas");
  const collect = (value: Json | undefined, into: Set<string>): void => {
    if (typeof value !== "object" || value === null) return;
    const name = isMap(value) && typeof value["$ref"] === "string" ? value["$ref"].split("/").at(-1)! : undefined;
    if (name !== undefined && !into.has(name)) {
      into.add(name);
      collect(schemas[name], into);
    }
    for (const member of Object.values(value)) collect(member, into);
  };
  for (const item of Object.values(mapAt(document, "paths"))) {
    for (const operation of Object.values(isMap(item) ? item : {})) {
      if (!isMap(operation)) continue;
      collect(operation["responses"], read);
      collect(operation["requestBody"], written);
    }
  }
  return { read, written };
}

/** Reads of each declared property. What a union may be is left to the former types. */
function readsOf(schemas: JsonMap, schema: Json | undefined, value: string, depth: number): string[] {
  if (!isMap(schema) || depth === 0) return [];
  if (typeof schema["$ref"] === "string") return readsOf(schemas, schemas[schema["$ref"].split("/").at(-1)!], value, depth - 1);
  const parts = Array.isArray(schema["allOf"]) ? schema["allOf"].flatMap((part) => readsOf(schemas, part, value, depth)) : [];
  const own = Object.entries(mapAt(schema, "properties")).flatMap(([name, member]) => {
    const use = `${value}?.${name}`;
    const values = isMap(member) && Array.isArray(member["enum"]) ? member["enum"].filter((one) => typeof one === "string") : [];
    return [`${use};`, ...values.map((one) => `${use} === ${JSON.stringify(one)};`), ...readsOf(schemas, member, use, depth - 1)];
  });
  return [...parts, ...own];
}

/** Values that the description takes: with what is required alone, and with each other member. */
function valuesOf(schemas: JsonMap, schema: Json | undefined, depth: number): string[] {
  if (!isMap(schema) || schema["type"] !== "object" || depth === 0) return [];
  const members = mapAt(schema, "properties");
  const required = Array.isArray(schema["required"]) ? (schema["required"] as string[]) : [];
  const member = (name: string) => `${name}: ${valueOf(schemas, members[name])}`;
  const needed = [...new Set([...required, ...Object.keys(members).filter((name) => mapAt(members, name)["default"] !== undefined)])];
  const others = Object.keys(members).filter((name) => !needed.includes(name));
  return [`{ ${needed.map(member).join(", ")} }`, ...others.map((name) => `{ ${[...needed, name].map(member).join(", ")} }`)];
}

function valueOf(schemas: JsonMap, schema: Json | undefined): string {
  if (!isMap(schema)) return `"anything"`;
  if (schema["const"] !== undefined) return JSON.stringify(schema["const"]);
  if (Array.isArray(schema["enum"])) return JSON.stringify(schema["enum"][0]);
  if (Array.isArray(schema["oneOf"])) return valueOf(schemas, schema["oneOf"][0]);
  if (Array.isArray(schema["anyOf"])) return valueOf(schemas, schema["anyOf"][0]);
  if (typeof schema["$ref"] === "string") return valueOf(schemas, schemas[schema["$ref"].split("/").at(-1)!]);
  if (Array.isArray(schema["prefixItems"])) return `[${schema["prefixItems"].map((item) => valueOf(schemas, item)).join(", ")}]`;
  const type = Array.isArray(schema["type"]) ? schema["type"][0] : schema["type"];
  if (type === "array") return schema["items"] === undefined ? "[]" : `[${valueOf(schemas, schema["items"])}]`;
  if (type === "object") return valuesOf(schemas, schema, 2)[0] ?? "{}";
  return type === "number" || type === "integer" ? "1" : type === "boolean" ? "true" : `"text"`;
}
