import type { Operation } from "./operations.ts";

/** A request as the network carries it. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
}

/** What the server understands of a request. */
export type Understood =
  | { readonly kind: "login"; readonly credential: string }
  | { readonly kind: "logout" | "call"; readonly token: string; readonly path: string };

/** An answer before it goes over the network. */
export interface WireAnswer {
  readonly status: number;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
}

/** How a vendor's server speaks, after the vendor's own description. */
export interface Dialect {
  readonly baseUrl: string;
  /** Before the path of a data call, below the base URL. */
  readonly prefix: string;
  readonly credentialsOf: (credential: string) => Readonly<Record<string, string>>;
  read(request: WireRequest): Understood;
  opened(token: string): WireAnswer;
  ended(): WireAnswer;
  /** An error: of a login that failed, a dead session, an operation that is not allowed. */
  error(status: number, message: string, retryAfter?: number): WireAnswer;
  /** The values of `token` anew, beside an ordinary answer; undefined where the vendor never does that. */
  replaced?(token: string): readonly (readonly [string, string])[];
}

const json = ["content-type", "application/json"] as const;
const retry = (seconds: number | undefined) => (seconds === undefined ? [] : [["retry-after", String(seconds)] as const]);

const flashblade: Dialect = {
  baseUrl: "https://fb.sim/api",
  prefix: "2.26/",
  credentialsOf: (credential) => ({ apiToken: credential }),
  read({ method, url, headers }) {
    const token = headers.get("x-auth-token") ?? "";
    if (method === "POST" && url.pathname === "/api/login") return { kind: "login", credential: headers.get("api-token") ?? "" };
    if (method === "POST" && url.pathname === "/api/logout") return { kind: "logout", token, path: "logout" };
    return { kind: "call", token, path: url.pathname.replace(/^\/api\/2\.26\//, "") };
  },
  opened: (token) => ({ status: 200, headers: [json, ["x-auth-token", token]], body: '{"username":"pureuser"}' }),
  ended: () => ({ status: 200, headers: [["content-length", "0"]] }),
  error: (status, message, seconds) => ({ status, headers: [json, ...retry(seconds)], body: JSON.stringify({ message }) }),
};

const cloudendure: Dialect = {
  baseUrl: "https://ce.sim/api/latest",
  prefix: "",
  credentialsOf: (credential) => ({ userApiToken: credential }),
  read({ method, url, headers, body }) {
    const path = url.pathname.replace(/^\/api\/(latest|v5)\//, "");
    if (method === "POST" && path === "login") {
      return { kind: "login", credential: (JSON.parse(body) as { userApiToken: string }).userApiToken };
    }
    const cookie = /(?:^|; *)session=([^;]*)/.exec(headers.get("cookie") ?? "")?.[1] ?? "";
    const isWhole = headers.get("x-xsrf-token") === xsrfOf(cookie);
    return { kind: method === "POST" && path === "logout" ? "logout" : "call", token: isWhole ? cookie : "", path };
  },
  opened: (token) => ({ status: 200, headers: [json, ...cookies(token)], body: '{"username":"user@example.com"}' }),
  ended: () => ({ status: 204 }),
  error: (status, message, seconds) => ({
    status,
    headers: [json, ...retry(seconds)],
    body: JSON.stringify({ message, code: "code_example" }),
  }),
  replaced: cookies,
};

export const dialects = { flashblade, cloudendure } as const;
export type DialectName = keyof typeof dialects;

function cookies(token: string): readonly (readonly [string, string])[] {
  return [
    ["set-cookie", `session=${token}; HttpOnly; Path=/`],
    ["set-cookie", `XSRF-TOKEN="${xsrfOf(token)}\\012"; Path=/`],
  ];
}

/** The second half of a session. */
function xsrfOf(token: string): string {
  return `${token.toLowerCase().replaceAll("-", "")}==`;
}

/** What an operation answers to somebody who is logged in. */
export function operationAnswer(dialect: Dialect, { status, contentType, location, body, isDenied }: Operation): WireAnswer {
  if (isDenied) return dialect.error(status, status === 403 ? "Access Denied" : "The current password is wrong");
  const text = body ?? "";
  const headers: (readonly [string, string])[] = [];
  if (contentType) headers.push(["content-type", contentType]);
  if (location) headers.push(["location", location.startsWith("https:") ? location : `${dialect.baseUrl}/${dialect.prefix}${location}`]);
  if (status !== 204) headers.push(["content-length", String(text.length)]);
  return { status, headers, body: text };
}
