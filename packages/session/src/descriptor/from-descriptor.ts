import type { LoginInput, SessionDescriptor, ValueSource } from "@vendor-auth/client";
import { setCookieValues } from "./set-cookie.ts";
import type { LoginAnswer, RequestToAuthenticate, Vendor, VendorRequest } from "../model/vendor.ts";

/** Servers and proxies refuse longer header lines anyway. */
const maxSecretLength = 8192;
const usable = (text: string) => text.length <= maxSecretLength && /^[\x21-\x7e]+$/.test(text);
const visible = `1 to ${maxSecretLength} visible ASCII characters`;

/** Makes a vendor from a generated descriptor: all that a spec can say about a session. */
export function declared<Paths extends {}, Credentials>(session: SessionDescriptor<Paths, Credentials>): Vendor<Paths, Credentials> {
  const { login, logout, credentials, open } = session;
  // Values of the login's answer that the logout needs are secrets of the session, too, under names that no scheme can have.
  const declaredSecrets = [...credentials, ...logout.links.map(({ name, from }) => ({ name: linkName(name), from }))];
  const isPublic = matcher(open);

  return {
    name: session.vendor,
    operations: session.operations,
    needsCookies: credentials.some(({ from, to }) => from.in === "cookie" || to.in === "cookie"),
    login: (given) => loginRequest(login, given as Record<string, unknown>),

    read(answer) {
      return Object.fromEntries(declaredSecrets.map(({ name, from }) => [name, readValue(from, answer)]));
    },

    confidential(given, body) {
      const values = given as Record<string, unknown>;
      const inputs = login.input.filter(({ secret }) => secret).map(({ name }) => values[name]);
      return [...inputs, ...login.secrets.map((pointer) => atPointer(body, pointer))];
    },

    logout: (secrets) => ({ method: logout.method, path: fillPath(logout.path, (name) => secrets[linkName(name)]) }),
    isPublic,

    authenticate(request, secrets) {
      for (const { name, to } of credentials) put(request, to.in, to.name, `${to.prefix ?? ""}${secrets[name] ?? ""}`);
    },

    lapsed({ status, ok, headers }) {
      if (status === 401) return "yes";
      const isRedirect = status > 300 && status < 309 && status !== 304;
      return status === 403 || isRedirect || (ok && /^text\/html\b/i.test(headers.get("content-type") ?? "")) ? "maybe" : "no";
    },

    lapsedBody: (body) => /"errors?"/.test(body) && /\b40[13]\b|session|unauthori[sz]ed|denied|expired|log ?in/i.test(body),
  };
}

/** Whether a request is one of `operations`. Paths without parameters, nearly all of them, cost one look-up. */
function matcher(operations: SessionDescriptor["open"]): (method: string, path: string) => boolean {
  const literal = new Set(operations.map(({ method, path }) => `${method} ${path}`));
  const templates = operations
    .filter(({ path }) => path.includes("{"))
    .map(({ method, path }) => [method, new RegExp(`^${escape(path).replaceAll(/\\\{[^}]*\\\}/g, "[^/]+")}$`)] as const);
  return (method, path) =>
    literal.has(`${method} ${path}`) || templates.some(([templateMethod, template]) => templateMethod === method && template.test(path));
}

function loginRequest(login: SessionDescriptor["login"], given: Record<string, unknown>): VendorRequest {
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
  const secrets = login.input.filter(({ secret }) => secret).map(({ name }) => name);
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
  if (where !== "query" && !usable(text)) {
    throw new TypeError(
      `credentials.${name} cannot be sent in a ${where}: expected ${visible} without spaces. A line break at the end of a file is the usual reason; trim it`,
    );
  }
  return text;
}

function put(request: RequestToAuthenticate, where: string, name: string, value: string): void {
  if (where === "header") request.headers.set(name, value);
  else if (where === "cookie") {
    const others = (request.headers.get("cookie") ?? "").split(/; */).filter((pair) => pair !== "" && !pair.startsWith(`${name}=`));
    request.headers.set("cookie", [...others, `${name}=${value}`].join("; "));
  } else {
    const url = request.url.replace(/#.*/s, ""); // a fragment is not sent, and what is added behind it would not be either
    request.url = `${url}${url.includes("?") ? "&" : "?"}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  }
}

function readValue(source: ValueSource, answer: LoginAnswer): string {
  const where = source.in === "body" ? (source.pointer === "" ? "body" : `body at ${source.pointer}`) : `${source.in} ${source.name}`;
  const values = valuesAt(source, answer);
  const [value] = values;
  if (value === undefined || value === null || value === "") throw new TypeError(`the ${where} is missing or empty`);
  if (values.length > 1) throw new TypeError(`the ${where} came ${values.length} times with different values`);
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || !usable(text)) {
    throw new TypeError(`the ${where} holds a value that no request can carry: not ${visible}, or sent twice`);
  }
  return text;
}

function valuesAt(source: ValueSource, answer: LoginAnswer): readonly unknown[] {
  if (source.in === "body") return [atPointer(answer.body, source.pointer)];
  return source.in === "cookie" ? setCookieValues(answer.headers, source.name, answer.host) : [answer.headers.get(source.name)];
}

/** The value at a JSON pointer; the whole body, as JSON string or as text, for the empty one. */
function atPointer(body: string, pointer: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return pointer === "" ? body.trim() : undefined;
  }
  for (const key of pointer.split("/").slice(1)) {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  }
  return value;
}

const linkName = (parameter: string) => `logout/${parameter}`;

function fillPath(path: string, valueOf: (name: string) => string | undefined): string {
  return path.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = valueOf(name);
    return value === undefined ? whole : encodeURIComponent(value);
  });
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
