import type { LoginInput, SessionDescriptor } from "@vendor-auth/client";
import { fillPath, put } from "./put.ts";
import { isUsable, usableValue } from "./usable-value.ts";
import type { VendorRequest } from "../model/vendor.ts";

/** The request that opens a session. Throws a `TypeError` that names what cannot be sent. */
export function loginRequest(login: SessionDescriptor["login"], given: Record<string, unknown>): VendorRequest {
  const request = { url: login.path, headers: new Headers() };
  const body: Record<string, unknown> = {};
  for (const input of login.input) {
    const value = Object.hasOwn(given, input.name) ? given[input.name] : undefined;
    if (value === undefined || value === null) {
      if (input.required) throw new TypeError(`credentials.${input.name} is required, and missing`);
    } else if (input.in === "body") body[input.wire] = value;
    else if (input.in === "path") request.url = fillPath(request.url, (name) => (name === input.wire ? sendable(input, value) : undefined));
    else put(request, input.in, input.wire, sendable(input, value));
  }
  const secrets = login.input.filter(({ secret, secrets: inner }) => secret || inner).map(({ name }) => name);
  if (secrets.length > 0 && !secrets.some((name) => Object.hasOwn(given, name) && given[name])) {
    throw new TypeError(
      `credentials hold no secret: expected one or more of ${secrets.join(", ")}. A variable that is not set is the usual reason`,
    );
  }
  const { method, contentType } = login;
  if (contentType !== undefined) request.headers.set("content-type", contentType);
  const described = { method, path: request.url, headers: Object.fromEntries(request.headers) };
  if (contentType === undefined) return described;
  const text = /json/.test(contentType) ? JSON.stringify(body) : new URLSearchParams(body as Record<string, string>).toString();
  return { ...described, body: text };
}

/** Checked here because `Headers` shows the value it refuses in its message. */
function sendable({ name, in: where }: LoginInput, value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (where !== "query" && !isUsable(text)) {
    throw new TypeError(
      `credentials.${name} cannot be sent in a ${where}: expected ${usableValue} without spaces. A line break at the end of a file is the usual reason; trim it`,
    );
  }
  return text;
}
