import { asText, followed, isObject, own, type JsonObject } from "../reader/json.ts";
import type { DescribedParameter } from "../reader/api.ts";

/** The texts of a request that parameters are read from. */
export interface RequestTexts {
  /** Names decoded, values as sent. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** By the names of the path, as sent. */
  readonly path: Readonly<Record<string, string>>;
  /** The first of that name. */
  readonly header: (name: string) => string | undefined;
  readonly cookie: (name: string) => string | undefined;
}

/** What a parameter came with: texts, in the lists and objects that its schema asks for. Undefined when it did not come. */
export function readParameter(described: DescribedParameter, document: JsonObject, texts: RequestTexts): unknown {
  const { name, in: where, parameter } = described;
  const content = Object.values((own(parameter, "content") as JsonObject | undefined) ?? {})[0];
  if (content !== undefined) return parsed(textOf(described, texts));
  const shape = shapeOf(document, own(parameter, "schema"));
  if (where === "query") return readQuery(described, { shape, members: membersOf(document, own(parameter, "schema")) }, texts.query);
  const text = textOf(described, texts);
  if (text === undefined) return undefined;
  const isExploded = own(parameter, "explode") === true;
  const decode = where === "path" ? decoded : (value: string) => value;
  if (where === "path") return fromPath(text, { name, style: own(parameter, "style"), isExploded, shape });
  return fromList(text.split(","), { shape, isExploded, decode });
}

type Shape = "text" | "list" | "object";

function textOf({ name, in: where }: DescribedParameter, texts: RequestTexts): string | undefined {
  if (where === "path") return texts.path[name];
  if (where === "header") return texts.header(name.toLowerCase());
  if (where === "cookie") return texts.cookie(name);
  const found = texts.query.find(([key]) => key === name);
  return found && decodedForm(found[1]);
}

function readQuery(
  { name, parameter }: DescribedParameter,
  { shape, members }: { readonly shape: Shape; readonly members: readonly string[] },
  query: RequestTexts["query"],
): unknown {
  const style = own(parameter, "style") ?? "form";
  const isExploded = own(parameter, "explode") ?? style === "form";
  if (shape === "object" && style === "deepObject") {
    const inside = query.flatMap(([key, value]) =>
      key.startsWith(`${name}[`) ? [[key.slice(name.length), decodedForm(value)] as const] : [],
    );
    return inside.length === 0 ? undefined : deepObject(inside);
  }
  if (shape === "object" && isExploded === true) {
    const inside = query.filter(([key]) => members.includes(key)).map(([key, value]) => [key, decodedForm(value)] as const);
    return inside.length === 0 ? undefined : Object.fromEntries(inside);
  }
  const values = query.flatMap(([key, value]) => (key === name ? [value] : []));
  const [first] = values;
  if (first === undefined || (first === "" && own(parameter, "allowEmptyValue") === true)) return undefined;
  if (shape === "text") return decodedForm(first);
  if (shape === "list" && isExploded === true) return values.map(decodedForm);
  const delimiter = style === "spaceDelimited" ? /%20|\+| / : style === "pipeDelimited" ? /\||%7C/i : /,|%2C/i;
  return fromList(
    values.flatMap((value) => value.split(delimiter)),
    { shape, isExploded: false, decode: decodedForm },
  );
}

/** `color[a]=1&color[b][c]=2` as an object. */
function deepObject(pairs: readonly (readonly [path: string, value: string])[]): unknown {
  const made: Record<string, unknown> = {};
  for (const [path, value] of pairs) {
    const keys = [...path.matchAll(/\[([^\]]*)\]/g)].map(([, key]) => key as string);
    let here = made;
    for (const [index, key] of keys.entries()) {
      if (key === "__proto__") break;
      if (index === keys.length - 1) here[key] = Object.hasOwn(here, key) ? [here[key], value].flat() : value;
      else here = memberOf(here, key);
    }
  }
  return made;
}

interface InPath {
  readonly name: string;
  readonly style: unknown;
  readonly isExploded: boolean;
  readonly shape: Shape;
}

/** An object's member that is an object; made where it is none. */
function memberOf(object: Record<string, unknown>, key: string): Record<string, unknown> {
  if (!Object.hasOwn(object, key) || !isObject(object[key])) object[key] = {};
  return object[key] as Record<string, unknown>;
}

/** `simple` is `3,4,5`, `label` is `.3.4.5`, `matrix` is `;name=3,4,5`, or `;name=3;name=4` exploded. */
function fromPath(text: string, { name, style, isExploded, shape }: InPath): unknown {
  if (style === "label") return fromList(text.replace(/^\./, "").split(isExploded ? "." : /[.,]/), { shape, isExploded, decode: decoded });
  if (style !== "matrix") return fromList(text.split(","), { shape, isExploded, decode: decoded });
  const parts = text.split(";").filter((part) => part !== "");
  if (isExploded && shape === "object") return fromList(parts, { shape, isExploded, decode: decoded });
  const values = parts.map((part) => (part.startsWith(`${name}=`) ? part.slice(name.length + 1) : part));
  return fromList(isExploded ? values : values.flatMap((value) => value.split(",")), { shape, isExploded: false, decode: decoded });
}

interface ListForm {
  readonly shape: Shape;
  /** Members as `a=1`, not as `a` and `1`. */
  readonly isExploded: boolean;
  readonly decode: (text: string) => string;
}

function fromList(parts: readonly string[], { shape, isExploded, decode }: ListForm): unknown {
  if (shape === "text") return decode(parts.join(","));
  if (shape === "list") return parts.map(decode);
  const pairs = isExploded
    ? parts.map((part) => part.split("=", 2))
    : parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? ""]] : []));
  return Object.fromEntries(pairs.map(([key = "", value = ""]) => [decode(key), decode(value)]));
}

/** What a schema makes of the texts. One that allows a text as well as more takes the text. */
function shapeOf(document: JsonObject, schema: unknown, depth = 0): Shape {
  const here = followed(document, schema);
  const types = [own(here, "type") ?? []].flat();
  if (types.some((type) => !["array", "object", "null"].includes(asText(type)))) return "text";
  if (types.includes("array")) return "list";
  if (types.includes("object") || own(here, "properties") !== undefined) return "object";
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => (own(here, key) as unknown[] | undefined) ?? []);
  const shapes = depth > 5 ? [] : parts.map((part) => shapeOf(document, part, depth + 1));
  return shapes.find((shape) => shape !== "text") ?? "text";
}

/** The names of an object's members. */
function membersOf(document: JsonObject, schema: unknown, depth = 0): string[] {
  const here = followed(document, schema);
  const parts = depth > 5 ? [] : ["allOf", "anyOf", "oneOf"].flatMap((key) => (own(here, key) as unknown[] | undefined) ?? []);
  return [
    ...Object.keys((own(here, "properties") as object | undefined) ?? {}),
    ...parts.flatMap((part) => membersOf(document, part, depth + 1)),
  ];
}

/** A text as JSON; as it is, when it is none. */
function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Decoded as in a path; as it is, when its escapes are broken. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Decoded as in a query or a form, where a plus is a blank. */
export function decodedForm(text: string): string {
  return decoded(text.replaceAll("+", " "));
}
