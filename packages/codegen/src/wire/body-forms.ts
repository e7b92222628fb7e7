import { targetOf } from "../openapi/target-of.ts";
import { isObject, own } from "../source/json.ts";
import type { JsonObject } from "../source/json.ts";
import { mediaKind } from "./media-kind.ts";
import { createWithoutRequired, type Mark } from "./without-required.ts";

/** The format of a request's body that is bytes, in the document that types are made of. */
export const rawBody = "raw-body";

/**
 * The document with the bodies' schemas as what the client gives and takes: a text for XML and CSV, whatever the schema says of their
 * inner form, and bytes for what is no text; in JSON and forms, members of the other direction may be left out. The same document where nothing differs.
 */
export function bodyForms(document: JsonObject): JsonObject {
  const withoutRequired = createWithoutRequired(document);
  return replaced(document, undefined, { document, withoutRequired }) as JsonObject;
}

interface Tools {
  readonly document: JsonObject;
  readonly withoutRequired: (schema: unknown, mark: Mark) => unknown;
}

type Where = "request" | "answer" | undefined;

const places: Readonly<Record<string, Where>> = { requestBody: "request", requestBodies: "request", responses: "answer" };

/** Copies what differs, and what holds it. */
function replaced(value: unknown, where: Where, tools: Tools): unknown {
  if (typeof value !== "object" || value === null) return value;
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(value)) {
    const member = (value as JsonObject)[key];
    const isContent = key === "content" && where !== undefined && isObject(member);
    const inner = isContent ? withBodies(member, where, tools) : replaced(member, own(places, key) ? places[key] : where, tools);
    if (inner === member) continue;
    copy ??= (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
    copy[key] = inner;
  }
  return copy ?? value;
}

function withBodies(content: JsonObject, where: Where, tools: Tools): JsonObject {
  const entries = Object.entries(content).map(
    ([type, media]) => [type, isObject(media) ? bodyForm(type, media, where === "request", tools) : media] as const,
  );
  return entries.every(([type, media]) => content[type] === media) ? content : Object.fromEntries(entries);
}

function bodyForm(type: string, media: JsonObject, isRequest: boolean, { document, withoutRequired }: Tools): JsonObject {
  if (!type.includes("/")) return media;
  const schema = resolved(media["schema"], document);
  const kind = mediaKind(type, schema);
  if (kind === "json" || (kind === "form" && isRequest)) {
    const given = withoutRequired(media["schema"], isRequest ? "readOnly" : "writeOnly");
    return given === media["schema"] ? media : { ...media, schema: given };
  }
  const isBytes = kind === "blob" || (kind === "form" && type.startsWith("multipart/"));
  if (!isBytes && own(schema, "type") === "string") return media;
  return { ...media, schema: isBytes ? { type: "string", format: isRequest ? rawBody : "binary" } : { type: "string" } };
}

function resolved(schema: unknown, document: JsonObject): unknown {
  let here = schema;
  for (let steps = 0; steps < 100 && isObject(here) && typeof here["$ref"] === "string"; steps += 1)
    here = targetOf(document, here["$ref"])?.value;
  return here;
}
