import type { LoginInput, SessionDescriptor } from "@vendor-auth/client";
import type { VendorRequest } from "../model/vendor.ts";
import { ownMember, stepsOf, withValue } from "../support/json-pointer.ts";
import { base64, prefixed } from "./prefixed.ts";
import { type Draft, put, written } from "./put.ts";
import { isUsable, isUsableHeader, usableValue } from "./usable-value.ts";

type Login = SessionDescriptor["login"];

/** The request that opens a session. Throws a `TypeError` that names, and never shows, what is missing or cannot be sent. */
export function loginRequest(login: Login, given: unknown): VendorRequest {
  const draft: Draft = { url: login.path, headers: new Headers() };
  const basic = { username: "", password: "" };
  const sent = inputsFor(login, given).filter(({ name }) => (ownMember(given, name) ?? undefined) !== undefined);
  for (const input of sent) {
    const value = ownMember(given, input.name);
    if (input.in === "body") draft.body = withValue(draft.body, [input.wire], value);
    else if (input.in === "basic") basic[input.wire as "username"] = typeof value === "object" ? "" : `${value as string | number}`;
    else put(draft, input.in, input.wire, prefixed(sendable(input, value), input));
  }
  if (sent.some((input) => input.in === "basic")) put(draft, "header", "authorization", basicOf(basic));
  const contentType = login.isBodyOptional && draft.body === undefined ? undefined : login.contentType;
  for (const { in: where, name, value, isDefault } of login.fixed ?? []) {
    if (where !== "body") {
      if (!isDefault || !sent.some((input) => input.in === where && input.wire === name)) put(draft, where, name, value);
    } else if (contentType !== undefined) draft.body = withValue(draft.body, stepsOf(name), value, isDefault);
  }
  return written(login.method, draft, contentType);
}

/** The inputs that are sent: all, or where there are several ways to log in those of the first that is given whole. */
function inputsFor({ input, ways }: Login, given: unknown): readonly LoginInput[] {
  const value = (name: string) => ownMember(given, name) ?? undefined;
  // A domain may be empty, a secret may not.
  const missing = input.find(({ name, required, secret }) => required && (value(name) === undefined || (secret && value(name) === "")));
  if (missing) throw incomplete(`.${missing.name} is required, and missing`);
  if (!ways) return input;
  const way = ways.find((names) => names.every((name) => (value(name) ?? "") !== ""));
  if (!way) throw incomplete(` are not complete: expected ${ways.map((names) => names.join(" and ")).join(", or ")}`);
  return input.filter(({ name }) => way.includes(name) || !ways.flat().includes(name));
}

function incomplete(why: string) {
  return new TypeError(`credentials${why}. A variable that is not set is the usual reason`);
}

function basicOf({ username, password }: { username: string; password: string }): string {
  if (username.includes(":")) throw new TypeError("credentials.username cannot be sent: HTTP Basic has no way to send a colon in it");
  return `Basic ${base64(`${username}:${password}`)}`;
}

/** Checked here because `Headers` shows the value it refuses in its message. */
function sendable({ name, in: where }: LoginInput, value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (where === "query" || (where === "header" ? isUsableHeader(text) : isUsable(text))) return text;
  const spaces = where === "header" ? ", no space at the ends" : " without spaces";
  throw new TypeError(
    `credentials.${name} cannot be sent in a ${where}: expected ${usableValue}${spaces}. A line break at the end of a file is the usual reason; trim it`,
  );
}
