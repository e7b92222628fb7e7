import type { SessionDescriptor } from "@vendor-auth/client";
import { isHost, serverUrl } from "@vendor-auth/client/server";
import type { RequestEvent } from "../events/request-event.ts";
import type { SessionEvent } from "../events/session-event.ts";
import { invalidOption } from "../errors/invalid-option.ts";
import type { SessionStore, Sharing } from "./session-store.ts";
import type { Provide } from "./session.ts";

/** How a client keeps itself logged in. */
export type SessionOptions<Credentials> = Sharing & {
  /** Where the API is, such as `https://fb1.example/api`. */
  readonly baseUrl: string;
  /**
   * What the login takes, or a function asked for it whenever a login is due. Pass a function to keep secrets out of the
   * options. What it throws reaches the callers as it is.
   */
  readonly credentials: Provide<Credentials>;
  /** Sends every request, logins included. Default: the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Origins, besides the base URL's own, that a login may be redirected to: `["https://eu.example"]`. Default: none. */
  readonly allowRedirect?: readonly string[] | undefined;
  /** Milliseconds for a login, redirect included; 1,000,000,000 at most. Default 30,000. */
  readonly loginTimeout?: number | undefined;
  /** Milliseconds for a logout, and for a login that every caller has left. Default 5,000. */
  readonly logoutTimeout?: number | undefined;
  /** Sends GET `operation` (a path below the base URL) `every` so many milliseconds (1,000 at least), give or take a tenth. Default: off. */
  readonly keepAlive?: { readonly every: number; readonly operation: string } | undefined;
  /** Told what the session does; the same objects as on Node's diagnostics channel `vendor-auth:session`. */
  readonly onEvent?: ((event: SessionEvent) => void) | undefined;
  /**
   * Told of each request that is sent, when its answer begins: logins, logouts and resends, too. Default: none; with VENDOR_AUTH_DEBUG=1
   * in the environment a line for each on the console (stderr).
   */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
};

/** Milliseconds, 11 days: timers take somewhat more than twice that, and fire at once when given more. */
const longest = 1_000_000_000;

const isLimit = (ms: number) => ms > 0 && ms <= longest;

/** A vendor's options: the base URL can be left to the spec's server, or told by its `host` alone. */
export type HostOptions<Credentials> = Omit<SessionOptions<Credentials>, "baseUrl" | "store" | "account"> & {
  /** Host, with a port if need be: `fb1.example` or `fb1.example:8443`. */
  readonly host?: string;
  /** Instead of `host`: the whole base URL. */
  readonly baseUrl?: string;
} & Sharing;

/**
 * The same for a vendor whose servers are its users' own: one of the two must be given. In this order TypeScript says
 * "Property 'host' is missing" when neither is.
 */
export type PlacedOptions<Credentials> = ({ readonly baseUrl: string } | { readonly host: string }) & HostOptions<Credentials>;

/** Options that were checked, with their defaults. */
export interface CheckedOptions<Credentials> extends Omit<SessionOptions<Credentials>, "store" | "account"> {
  readonly store: SessionStore | undefined;
  readonly account: string | undefined;
  readonly allowRedirect: readonly string[];
  readonly loginTimeout: number;
  readonly logoutTimeout: number;
}

/**
 * The options that are own properties of `given`: a polluted `Object.prototype` sets none. The base URL is that of the spec's `server`
 * where none is given, without a slash at its end. Throws `options_invalid`.
 */
export function checkedOptions<Credentials>(
  vendor: string,
  given: HostOptions<Credentials>,
  server?: SessionDescriptor["server"],
): CheckedOptions<Credentials> {
  const own = Object.assign(Object.create(null) as {}, given);
  const { host, credentials, fetch, store, account, allowRedirect = [], keepAlive, onEvent, onRequest } = own;
  const { loginTimeout = 30_000, logoutTimeout = 5_000, baseUrl = server ? serverUrl(server, { host }) : "" } = own;
  const href = URL.canParse(baseUrl) ? new URL(baseUrl).href : "";
  // A description's own name for "your server", such as purity_fb_server, is nowhere.
  const isPlaced = (own.baseUrl ?? host) !== undefined || /[.:]|^localhost$/.test(server?.variables["host"] ?? "localhost");
  const limit = "milliseconds above 0, up to 1,000,000,000";
  const checks: [holds: boolean, name: string, expected: string][] = [
    [isPlaced, "host", "a name or address such as fb1.example, or a baseUrl: the API's description names none"],
    [host === undefined || (own.baseUrl === undefined && isHost(host)), "host", "a name or address such as fb1.example, and no baseUrl"],
    [
      /^https?:\/\/[^/?#@]+\/[^?#]*$/.test(href),
      "baseUrl",
      "an absolute http(s) URL without user, query and fragment, such as https://host.example/api",
    ],
    [(credentials ?? null) !== null, "credentials", "what the login takes, or a function that gives it"],
    [!store || !!account, "account", "a name for the login, since a store is shared"],
    [isLimit(loginTimeout), "loginTimeout", limit],
    [isLimit(logoutTimeout), "logoutTimeout", limit],
    [!keepAlive || (keepAlive.every >= 1000 && isLimit(keepAlive.every)), "keepAlive.every", "milliseconds above 999, up to 1,000,000,000"],
    [!keepAlive || typeof keepAlive.operation === "string", "keepAlive.operation", "a path below the base URL"],
    [
      Array.isArray(allowRedirect) && allowRedirect.every((origin: string) => URL.canParse(origin)),
      "allowRedirect",
      "a list of origins such as https://eu.example",
    ],
  ];
  for (const [holds, name, expected] of checks) if (!holds) throw invalidOption(vendor, name, expected);
  return {
    baseUrl: href.replace(/\/+$/, ""),
    credentials,
    fetch,
    store,
    account,
    allowRedirect,
    loginTimeout,
    logoutTimeout,
    keepAlive,
    onEvent,
    onRequest,
  };
}
