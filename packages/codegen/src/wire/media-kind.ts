import { own } from "../source/json.ts";

/** How a body of a media type is sent and read: what the client's `BodyKind` is, and forms, whose members are sent one by one. */
export type MediaKind = "json" | "text" | "blob" | "form";

/** By the media type; for a range such as any type at all, by its schema. The schema is one that no reference stands before. */
export function mediaKind(mediaType: string, schema: unknown): MediaKind {
  const type = mediaType.replace(/;.*/s, "").trim().toLowerCase();
  if (/^[\w.-]+\/json$|\+json$/.test(type)) return "json";
  if (/^multipart\/|^application\/x-www-form-urlencoded$/.test(type)) return "form";
  if (isBinary(schema)) return "blob";
  if (/^text\/|[/+](xml|yaml|x-yaml|csv|x-ndjson|ndjson|jsonl|json-seq|graphql|javascript|sql)$/.test(type)) return "text";
  if (type !== "*/*" && type !== "application/*") return "blob";
  if (own(schema, "type") === "string") return "text";
  return ["type", "properties", "items", "additionalProperties", "allOf", "oneOf", "anyOf"].some((key) => own(schema, key) !== undefined)
    ? "json"
    : "blob";
}

/** `format: binary`, and the way of OpenAPI 3.1: a media type of its own, without an encoding as text. */
function isBinary(schema: unknown): boolean {
  return (
    own(schema, "format") === "binary" || (own(schema, "contentMediaType") !== undefined && own(schema, "contentEncoding") === undefined)
  );
}
