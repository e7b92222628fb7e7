import { getHeader, type Incoming } from "../../http/incoming.ts";
import type { DescribedOperation } from "../reader/api.ts";
import { followed, isObject, own, type JsonObject } from "../reader/json.ts";

/** One of an operation's declared answers, with the status that is sent. */
export interface DeclaredAnswer {
  readonly status: number;
  readonly response: JsonObject;
}

/** The answer of an operation that worked: its first success, else a redirect, else what any answer is. Undefined when it declares none of these. */
export function successOf({ responses }: DescribedOperation): DeclaredAnswer | undefined {
  for (const pattern of [/^2(\d\d|XX)$/i, /^3(\d\d|XX)$/i, /^default$/i]) {
    const found = responses.find(({ status }) => pattern.test(status));
    if (found !== undefined) return { status: statusNumber(found.status, 200), response: found.response };
  }
  return undefined;
}

/** What is declared of a status: by itself, by its range, or as that of all others. */
export function declaredFor({ responses }: DescribedOperation, status: number): JsonObject | undefined {
  const range = `${String(status)[0]}XX`;
  const found =
    responses.find((each) => each.status === String(status)) ??
    responses.find((each) => each.status.toUpperCase() === range) ??
    responses.find((each) => each.status.toLowerCase() === "default");
  return found?.response;
}

/** `2XX` is 200; `default` is what it says otherwise. */
export function statusNumber(status: string, otherwise: number): number {
  if (/^\d{3}$/.test(status)) return Number(status);
  return /^\dXX$/i.test(status) ? Number(status[0]) * 100 : otherwise;
}

/** A media type, and what is said of it. */
export interface Media {
  readonly type: string;
  readonly media: JsonObject;
}

/** The media type of an answer: of those that the request accepts, JSON before others. */
export function mediaOf(response: JsonObject, incoming: Incoming): Media | undefined {
  const declared = Object.entries((own(response, "content") as JsonObject | undefined) ?? {}).flatMap(([type, media]) =>
    isObject(media) ? [{ type, media }] : [],
  );
  const accept = getHeader(incoming, "accept");
  const wanted = accept === undefined || declared.length < 2 ? [] : declared.filter(({ type }) => isAccepted(type, accept));
  const offered = wanted.length === 0 ? declared : wanted;
  return offered.find(({ type }) => isJson(type)) ?? offered[0];
}

/** Whether a media type is JSON. */
export function isJson(type: string): boolean {
  return /[/+]json\b/i.test(type);
}

function isAccepted(type: string, accept: string): boolean {
  const bare = type.replace(/;.*/s, "").trim().toLowerCase();
  return accept
    .toLowerCase()
    .split(",")
    .map((range) => range.replace(/;.*/s, "").trim())
    .some((range) => range === bare || (range.endsWith("/*") && range !== "*/*" && bare.startsWith(range.slice(0, -1))));
}

/** The example that a description gives of a body, or of a header; undefined when it gives none. */
export function exampleOf(document: JsonObject, described: JsonObject): { readonly value: unknown } | undefined {
  const example = own(described, "example");
  if (example !== undefined) return { value: example };
  for (const each of Object.values((own(described, "examples") as JsonObject | undefined) ?? {})) {
    const value = own(followed(document, each), "value");
    if (value !== undefined) return { value };
  }
  return undefined;
}
