import type { MaybePromise, Session } from "./session.ts";

/** Where sessions outlive one client. A `Map` is one; so is a `Keyv`. */
export interface SessionStore {
  get(key: string): MaybePromise<Session | undefined>;
  set(key: string, session: Session): unknown;
  delete(key: string): unknown;
  /** Runs `work` while nobody else holds `key`. Without it, a login is single within one client only. */
  exclusive?<T>(key: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** A shared store needs a name for the login, so that two accounts never share a session. */
export type Sharing = { readonly store?: never; readonly account?: string } | { readonly store: SessionStore; readonly account: string };

/** The key of a login in a store: who logs in where, and how certificates are verified there; never with what. */
export function storeKey(vendor: string, baseUrl: string, account: string, tlsMode = "verified"): string {
  return JSON.stringify(["vendor-auth", vendor, baseUrl, account, tlsMode]);
}

/** Where the refusal of that login is kept. */
export function refusalKey(sessionKey: string): string {
  return `${sessionKey} refused`;
}
