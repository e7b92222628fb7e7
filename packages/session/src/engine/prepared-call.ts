import type { Context } from "../context/context.ts";

/** A call as it came in, ready to be sent once or twice. */
export interface PreparedCall {
  readonly url: string;
  readonly method: string;
  /** Path below the base URL, without query; undefined outside it. */
  readonly path: string | undefined;
  /** Those that carry the session, too. */
  readonly headers: Headers;
  /** As it is sent, `headers` included; a copy of the caller's. */
  readonly init: RequestInit;
  readonly signal: AbortSignal | null | undefined;
  /** Nobody but our own client holds the init, its headers and the answer before it is read. */
  readonly isOurs: boolean;
  /** The status that it was refused with before. */
  resentAfter?: number;
}

/** Set on an init, so that a polluted `Object.prototype` adds nothing to a call. */
const unset = { method: undefined, headers: undefined, body: undefined, signal: undefined } as const;

/**
 * Reads what `fetch` takes as URL: a path below the base URL, one that begins with the base URL's own, or an absolute URL of its
 * origin. `isOurs` says that nobody
 * else holds the init and its headers, and that it is safe from a polluted prototype: then neither is copied. Throws `origin_refused`.
 */
export function prepareCall<C>(context: Context<C>, input: string | URL, given?: RequestInit, isOurs = false): PreparedCall {
  const { baseUrl } = context.options;
  const init = isOurs && given ? given : ({ ...unset, ...given } as RequestInit);
  const method = (init.method ?? "GET").toUpperCase();
  const headers = isOurs && init.headers instanceof Headers ? init.headers : new Headers(init.headers);
  init.method = method;
  init.headers = headers;
  if (typeof init.body === "object") init.body = copyOf(init.body);
  let url = typeof input === "string" ? input : input.href;
  let rest = below(url, baseUrl);
  // Appended to the base URL, a path cannot leave its origin, whatever it holds.
  if (!rest?.startsWith("/")) {
    url = resolve(context, url);
    rest = below(url, baseUrl);
  }
  return { url, method, path: rest?.replace(/[?#].*/s, ""), headers, init, signal: init.signal, isOurs };
}

/** As it is now: the caller may change it while the call waits for a login, or before it is sent again. */
function copyOf(body: NonNullable<RequestInit["body"]> | null): NonNullable<RequestInit["body"]> | null {
  if (body instanceof URLSearchParams) return new URLSearchParams(body);
  if (body instanceof ArrayBuffer) return body.slice(0);
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice();
  if (!(body instanceof FormData)) return body;
  const copy = new FormData();
  for (const [name, value] of body) copy.append(name, value);
  return copy;
}

/** Reads a `Request`; its body is buffered, so that it can be sent twice. Throws `origin_refused` or `body_not_resendable`. */
export async function prepareRequest<C>(context: Context<C>, request: Request, given?: RequestInit): Promise<PreparedCall> {
  const { method, headers, signal, credentials } = request;
  const said = Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined)); // as `fetch` reads an init
  const init: RequestInit = { method, headers, signal, credentials, ...said };
  if (request.body !== null && init.body === undefined) {
    if (request.bodyUsed) {
      const message = "the Request's body has been read before. Pass the URL and an init with the body";
      throw context.failure("body_not_resendable", message, { operation: `${method} ${new URL(request.url).pathname}` });
    }
    init.body = await request.arrayBuffer();
  }
  return prepareCall(context, request.url, init);
}

/** Names the operation to people and to the renewal guard: method and path below the base URL, without query. */
export function operationOf({ method, path, url }: PreparedCall): string {
  return `${method} ${path ?? new URL(url).pathname}`;
}

/** The URL that a session sends a call to: the login may have been redirected to another base, and its secrets go to that origin only. */
export function rebase(url: string, from: string, to: string): string {
  if (from === to) return url;
  const rest = below(url, from);
  return rest === undefined ? new URL(to).origin + url.slice(new URL(url).origin.length) : to + rest;
}

/** What follows the base in a URL below it. */
function below(url: string, baseUrl: string): string | undefined {
  const isBelow = url.startsWith(baseUrl) && "/?#".includes(url.charAt(baseUrl.length));
  return isBelow ? url.slice(baseUrl.length) : undefined;
}

/** True for a body that `fetch` can be given twice: no stream, of the web or of Node, and no generator. */
export function isResendable(body: unknown): boolean {
  const isObject = typeof body === "object" && body !== null;
  return !isObject || !(body instanceof ReadableStream || Symbol.asyncIterator in body);
}

function resolve<C>(context: Context<C>, input: string): string {
  const { baseUrl } = context.options;
  if (!/^\s*[a-z][a-z0-9+.-]*:/i.test(input)) {
    return isOnTheWire(context, input) ? new URL(baseUrl).origin + input : `${baseUrl}/${input.replace(/^\/+/, "")}`;
  }

  if (!URL.canParse(input)) {
    // Not repeated: it may hold a password.
    throw context.failure("origin_refused", `a call was not sent: its URL cannot be read. Pass a path below ${baseUrl}, or a URL`);
  }
  const { href, origin, protocol, username, password } = new URL(input);
  if (origin === new URL(baseUrl).origin && username + password === "") return href;
  const where = origin === "null" ? `"${protocol}" (begin a path with a colon in it with a slash)` : origin;
  const message = `a call to ${where} was not sent: this session belongs to ${new URL(baseUrl).origin}. Use another fetch for other origins`;
  throw context.failure("origin_refused", message, { target: origin });
}

/** Whether a path begins with the base URL's own, as servers log it: `/api/2.26/arrays`. Not where operations begin so below the base URL. */
function isOnTheWire<C>({ options, vendor }: Context<C>, input: string): boolean {
  if (!input.startsWith("/")) return false;
  const base = `${new URL(options.baseUrl).pathname}/`;
  return base !== "//" && input.startsWith(base) && !Object.keys(vendor.operations ?? {}).some((path) => path.startsWith(base));
}
