import type { VendorRequest } from "../model/vendor.ts";
import { stepsOf, withValue } from "../support/json-pointer.ts";

/** A request that is being written. */
export interface Draft {
  /** Parameters of its path stand in it by their names: `/sessions/{id}`. */
  url: string;
  readonly headers: Headers;
  body?: unknown;
}

/** Puts a value on a request, in place of one of the same name. For a body, `name` is a JSON pointer. */
export function put(draft: Draft, where: string, name: string, value: unknown): void {
  const { headers } = draft;
  if (where === "body") draft.body = withValue(draft.body, stepsOf(name), value);
  else if (where === "header") headers.set(name, String(value));
  else if (where === "path") draft.url = draft.url.replaceAll(`{${name}}`, encodeURIComponent(String(value)));
  else if (where === "cookie") {
    const others = (headers.get("cookie") ?? "").split(/; */).filter((pair) => pair !== "" && !pair.startsWith(`${name}=`));
    headers.set("cookie", [...others, `${name}=${String(value)}`].join("; "));
  } else {
    const url = draft.url.replace(/#.*/s, ""); // a fragment is not sent, and what is added behind it would not be either
    draft.url = `${url}${url.includes("?") ? "&" : "?"}${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`;
  }
}

/** The request as it is sent, with its body in that media type; without one, it has none. */
export function written(method: string, { url, headers, body = {} }: Draft, contentType: string | undefined): VendorRequest {
  const head = { method, path: url, headers: Object.fromEntries(headers) };
  if (contentType === undefined) return head;
  head.headers["content-type"] = contentType;
  return { ...head, body: /json/i.test(contentType) ? JSON.stringify(body) : String(new URLSearchParams(body as Record<string, string>)) };
}
