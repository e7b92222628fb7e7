import type { LoginInput, SessionDescriptor } from "@vendor-auth/client";
import type { VendorRequest } from "../model/vendor.ts";
import { ownValue, stepsOf, withValue } from "./json-pointer.ts";
import { base64, prefixed } from "./prefixed.ts";
import { fillPath, put } from "./put.ts";
import { isUsable, isUsableHeader, usableValue } from "./usable-value.ts";

type Login = SessionDescriptor["login"];
type Given = Readonly<Record<string, unknown>>;

/** The request that opens a session. Throws a `TypeError` that names, and never shows, what is missing or cannot be sent. */
export function loginRequest(login: Login, given: Given): VendorRequest {
  const inputs = inputsFor(login, given);
  const request = { url: login.path, headers: new Headers() };
  let body: unknown;
  for (const input of inputs) {
    const value = ownValue(given, input.name);
    if (value === undefined) continue;
    if (input.in === "body") body = withValue(body, [input.wire], value);
    else if (input.in === "path") request.url = fillPath(request.url, (name) => (name === input.wire ? sendable(input, value) : undefined));
    else if (input.in !== "basic") put(request, input.in, input.wire, prefixed(sendable(input, value), input));
  }
  if (login.ways === undefined) checkSecret(login, given);
  if (inputs.some((input) => input.in === "basic")) request.headers.set("authorization", `Basic ${basicOf(inputs, given)}`);
  const hasBody = login.contentType !== undefined && (!login.isBodyOptional || body !== undefined);
  for (const { in: where, name, value, isDefault } of login.fixed ?? []) {
    const isGiven = inputs.some((input) => input.in === where && input.wire === name && ownValue(given, input.name) !== undefined);
    if (where === "body") body = hasBody ? withValue(body, stepsOf(name), value, isDefault) : body;
    else if (where === "path") request.url = fillPath(request.url, (parameter) => (parameter === name ? String(value) : undefined));
    else if (!isDefault || !isGiven) put(request, where, name, String(value));
  }
  if (hasBody) request.headers.set("content-type", login.contentType);
  const described = { method: login.method, path: request.url, headers: Object.fromEntries(request.headers) };
  return hasBody ? { ...described, body: encoded(body ?? {}, login.contentType) } : described;
}

/** A body in its media type. */
export function encoded(body: unknown, contentType: string): string {
  return /json/i.test(contentType) ? JSON.stringify(body) : new URLSearchParams(body as Record<string, string>).toString();
}

/** The inputs that are sent: all, or where there are several ways to log in those of the first that is given whole. */
function inputsFor(login: Login, given: Given): readonly LoginInput[] {
  const isGiven = (name: string) => ownValue(given, name) !== undefined;
  for (const { name, required } of login.input) {
    if (required && !isGiven(name)) throw new TypeError(`credentials.${name} is required, and missing`);
  }
  const { ways } = login;
  if (ways === undefined) return login.input;
  const isSet = (name: string) => isGiven(name) && given[name] !== "";
  const way = ways.find((names) => names.every(isSet));
  if (way === undefined) return refuse(`are not complete: expected ${ways.map((names) => names.join(" and ")).join(", or ")}`);
  const others = new Set(ways.flat().filter((name) => !way.includes(name)));
  return login.input.filter(({ name }) => !others.has(name));
}

/** A login without a secret opens no session, and may count as a failed one. */
function checkSecret({ input }: Login, given: Given): void {
  const secrets = input.filter((each) => each.secret || each.secrets).map(({ name }) => name);
  if (secrets.length > 0 && !secrets.some((name) => ownValue(given, name))) {
    refuse(`hold no secret: expected one or more of ${secrets.join(", ")}`);
  }
}

function refuse(why: string): never {
  throw new TypeError(`credentials ${why}. A variable that is not set is the usual reason`);
}

function basicOf(inputs: readonly LoginInput[], given: Given): string {
  const value = (wire: string) => {
    const input = inputs.find((each) => each.in === "basic" && each.wire === wire);
    const text: unknown = input && ownValue(given, input.name);
    return typeof text === "string" || typeof text === "number" ? String(text) : "";
  };
  const username = value("username");
  if (username.includes(":")) throw new TypeError("credentials.username cannot be sent: HTTP Basic has no way to send a colon in it");
  return base64(`${username}:${value("password")}`);
}

/** Checked here because `Headers` shows the value it refuses in its message. */
function sendable({ name, in: where }: LoginInput, value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const isSendable = where === "query" || (where === "header" ? isUsableHeader(text) : isUsable(text));
  if (isSendable) return text;
  const spaces = where === "header" ? ", no space at the ends" : " without spaces";
  throw new TypeError(
    `credentials.${name} cannot be sent in a ${where}: expected ${usableValue}${spaces}. A line break at the end of a file is the usual reason; trim it`,
  );
}
