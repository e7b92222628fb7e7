import { getHeader, type Incoming } from "../../http/incoming.ts";
import { followed, own, type JsonObject } from "../reader/json.ts";
import { decodedForm } from "./parameter-text.ts";

/** A media type without its parameters, in small letters. */
export function mediaTypeOf(incoming: Incoming): string | undefined {
  return getHeader(incoming, "content-type")?.replace(/;.*/s, "").trim().toLowerCase();
}

/** The Media Type Object that a media type is described by: its own, or a range such as `text/*`. */
export function contentFor(content: JsonObject, type: string): JsonObject | undefined {
  const names = Object.keys(content);
  const named = (wanted: string): string | undefined => names.find((name) => name.replace(/;.*/s, "").trim().toLowerCase() === wanted);
  const found = named(type) ?? named(type.replace(/\/.*/, "/*")) ?? named("*/*");
  return found === undefined ? undefined : (content[found] as JsonObject);
}

/** What the body of a request holds; undefined when it is none that its Request Body Object describes. */
export function bodyValue(incoming: Incoming, described: JsonObject | undefined, document: JsonObject): unknown {
  const type = mediaTypeOf(incoming);
  const media = type === undefined ? undefined : contentFor((own(described, "content") as JsonObject | undefined) ?? {}, type);
  if (type === undefined || media === undefined || incoming.body === "") return undefined;
  const read = readBody(incoming, type, own(media, "schema"), document);
  return read.kind === "value" ? read.value : undefined;
}

/** What a body holds, as far as its media type has a form that is known here. */
export type BodyContent =
  | { readonly kind: "value"; readonly value: unknown; readonly isText: boolean }
  | { readonly kind: "parts"; readonly names: readonly string[] }
  | { readonly kind: "broken"; readonly problem: string }
  | { readonly kind: "unknown" };

/** Reads a body by its media type. */
export function readBody({ body }: Incoming, type: string, schema: unknown, document: JsonObject): BodyContent {
  if (/[/+]json$/.test(type)) {
    try {
      return { kind: "value", value: JSON.parse(body) as unknown, isText: false };
    } catch {
      return { kind: "broken", problem: "is not JSON" };
    }
  }
  if (type === "application/x-www-form-urlencoded") return { kind: "value", value: fromForm(body, schema, document), isText: true };
  if (type === "multipart/form-data") return { kind: "parts", names: partsOf(body) };
  return type.startsWith("text/") ? { kind: "value", value: body, isText: false } : { kind: "unknown" };
}

function fromForm(body: string, schema: unknown, document: JsonObject): Record<string, unknown> {
  const made: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const pair of body.split("&")) {
    if (pair === "") continue;
    const [name = "", ...rest] = pair.split("=");
    const key = decodedForm(name);
    const value = decodedForm(rest.join("="));
    const isList = [own(followed(document, own(own(followed(document, schema), "properties"), key)), "type")].flat().includes("array");
    if (isList || key in made) made[key] = [...[made[key] ?? []].flat(), value];
    else made[key] = value;
  }
  return { ...made };
}

/** The names of the parts of a multipart body. What is in them is not looked at. */
function partsOf(body: string): string[] {
  return [...body.matchAll(/^content-disposition:[^\r\n]*?[; ]name="?([^"\r\n;]*)/gim)].map(([, name = ""]) => name);
}
