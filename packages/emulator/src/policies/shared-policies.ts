import type { Match, Matchable } from "../http/match.ts";

/** How any vendor's server behaves. All can be changed while it runs; the next request follows. Times are in milliseconds. */
export interface SharedPolicies extends VendorDefaults {
  /** A login ends the other sessions of the same user. Off. */
  singleSession: boolean;
  /** At most this many sessions at once, over all users; 0 means no limit. */
  maxSessions: number;
  /** What a login over `maxSessions` does: `refuse` is answered with 503 (a choice), `evict` ends the session unused for longest. */
  whenFull: "refuse" | "evict";
  /** Locks an account for `duration` after `attempts` failed logins in a row. A failed login that names no account counts for the first. */
  lockout: { readonly attempts: number; readonly duration: number } | undefined;
  /** Logins are answered with 402. */
  licenseMissing: boolean;
  /** Logins (or the operations named) are answered with 429, and this Retry-After if it is given. */
  throttle: { readonly retryAfter?: string; readonly operations?: readonly string[] } | undefined;
  /** Logins elsewhere are redirected here: a version (`v5`) where the vendor has versioned logins, a path or an absolute URL. Anything else is sent as Location as it is. */
  redirectLogin: string | undefined;
  /** Status of that redirect. 307. */
  redirectStatus: number;
  /** The redirect's own answer opens the session and carries its cookies (or token). Off. */
  redirectOpensSession: boolean;
  /** Which node of a cluster answers. A session works only on the node that opened it. */
  node: string;
  /** After this many requests the other one of the nodes `a` and `b` answers; 0 never. */
  alternateNodes: number;
  /** Every this many answers of a session carry a replacement for its cookie (or token); 0 never. */
  replaceCookies: number;
  /** Whether a replaced cookie (or token) still works: `stay` or `end`. */
  replacedCookies: "stay" | "end";
  /** A dead session is answered with success: 200 and a login page, 302 to one, or 200 and an error in JSON. */
  softExpiry: "html200" | "redirect302" | "json200" | undefined;
  /** Logout of a dead session, or without one: `refuse` as for any other call, or `accept` as a live one's. Unknown: a choice. */
  deadLogout: "refuse" | "accept";
  /** Operations refused with 403 although the session is live. */
  forbid: readonly Match[];
  /** Every answer comes this much later: a number, a range drawn from, or a function. The request has been handled by then. */
  latency: number | readonly [number, number] | ((request: Matchable) => number);
  /** Error bodies repeat the secrets that the request carried. Off. */
  echoSecrets: boolean;
}

/** Policies whose default each vendor says: see its folder for what is documented and what is a choice. */
export interface VendorDefaults {
  /** A session unused for this long lapses; 0 never. */
  idleTimeout: number;
  /** A session lapses this long after its login, used or not; 0 never. */
  absoluteTimeout: number;
  /** What a locked account's login is answered with. */
  lockoutStatus: number;
  /** A dead session's status. */
  deadSessionStatus: number;
  /** A refused credential's status. */
  badTokenStatus: number;
}

/** How a server behaves when neither the vendor nor an option says otherwise. */
export const sharedDefaults: Readonly<Omit<SharedPolicies, keyof VendorDefaults>> = {
  singleSession: false,
  maxSessions: 0,
  whenFull: "refuse",
  lockout: undefined,
  licenseMissing: false,
  throttle: undefined,
  redirectLogin: undefined,
  redirectStatus: 307,
  redirectOpensSession: false,
  node: "a",
  alternateNodes: 0,
  replaceCookies: 0,
  replacedCookies: "stay",
  softExpiry: undefined,
  deadLogout: "refuse",
  forbid: [],
  latency: 0,
  echoSecrets: false,
};
