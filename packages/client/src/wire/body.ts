import { essence, isJson, isOf } from "./media-type.ts";
import { multipart } from "./multipart.ts";
import { queryParameter } from "./parameters.ts";
import type { WireFacts } from "../model/wire-facts.ts";
import { primitiveText } from "./primitive-text.ts";

type Types = NonNullable<WireFacts["body"]>;

const form = "application/x-www-form-urlencoded";

/**
 * A body in its media type: the one that the caller's Content-Type names, else the one of the value itself (`FormData`,
 * `URLSearchParams`, a typed `Blob`), else the first that is JSON, else the first. Sets the Content-Type.
 */
export function bodyOf(types: Types, value: unknown, headers: Headers): unknown {
  const asked = headers.get("content-type");
  const type = value instanceof FormData && !asked?.startsWith("multipart/") ? "multipart/form-data" : (asked ?? chosen(types, value));
  const encodings = Object.entries(types).find(([each]) => isOf(each, essence(type)))?.[1] ?? {};
  if (essence(type).startsWith("multipart/") && !isRaw(value)) {
    const { body, boundary } = multipart(value as object, encodings);
    headers.set("content-type", `${essence(type)}; boundary=${boundary}`);
    return body;
  }
  if (asked === null) headers.set("content-type", type);
  if (essence(type) === form && typeof value === "object" && !isRaw(value)) return formText(value as object, encodings);
  if (isJson(type) && (typeof value === "string" || !isRaw(value))) return JSON.stringify(value);
  if (isAsyncIterable(value)) return (ReadableStream as unknown as { from(source: unknown): ReadableStream }).from(value);
  if (isRaw(value)) return value instanceof URLSearchParams ? String(value) : value;
  if (typeof value === "object") {
    throw new TypeError(`a body of ${essence(type)} was not sent: expected a text, Blob, buffer or stream, not an object. Serialize it`);
  }
  return primitiveText(value);
}

function chosen(types: Types, value: unknown): string {
  const all = Object.keys(types);
  const own = value instanceof URLSearchParams ? form : value instanceof Blob ? essence(value.type) : "";
  const isBinary = typeof value === "object" && isRaw(value);
  const type =
    all.find((each) => own !== "" && isOf(each, own)) ??
    (isBinary ? all.find((each) => !isJson(each) && !/^(multipart|text)\/|urlencoded/.test(each)) : undefined) ??
    all.find((each) => isJson(each)) ??
    all[0]!;
  if (!type.includes("*")) return type;
  return own || (typeof value === "string" ? "text/plain;charset=UTF-8" : isBinary ? "application/octet-stream" : "application/json");
}

/** What `fetch` takes as it is. */
function isRaw(value: unknown): boolean {
  return (
    typeof value === "string" ||
    value instanceof Blob ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    value instanceof ReadableStream ||
    value instanceof URLSearchParams ||
    isAsyncIterable(value)
  );
}

/** Node's streams, and generators. */
function isAsyncIterable(value: unknown): boolean {
  return typeof value === "object" && value !== null && !(value instanceof ReadableStream) && Symbol.asyncIterator in value;
}

/** A form: lists as repeated members, objects as JSON, unless the operation declares styles. */
function formText(value: object, encodings: Readonly<Record<string, string>>): string {
  const parts = Object.entries(value).flatMap(([name, member]) => {
    const code = encodings[name] ?? "/";
    if (!code.includes("/")) return queryParameter(name, member, code);
    const isWhole = isJson(code) && !Array.isArray(member);
    return [member].flat().map((item: unknown) => queryParameter(name, item, isWhole || isJson(code) ? "json" : "text"));
  });
  return parts.filter(Boolean).join("&").replaceAll("%20", "+");
}
