import type { MaybePromise, Session } from "./session.ts";

/** Where sessions outlive one client. A `Map` is one; so is a `Keyv`. */
export interface SessionStore {
  get(key: string): MaybePromise<Session | undefined>;
  set(key: string, session: Session): unknown;
  delete(key: string): unknown;
  /** Runs `work` while no other client has the lock of `key`. Without it, each client logs in by itself. It may ignore `options`. */
  exclusive?<T>(key: string, work: (signal: AbortSignal) => Promise<T>, options?: ExclusiveOptions<T>): Promise<T>;
  /** The sessions that no running process holds, by key; of one key, if it is given. Without it, `sweep` cannot be used. */
  orphaned?(key?: string): Promise<ReadonlyMap<string, Session>>;
}

export interface ExclusiveOptions<T> {
  /** Ends the wait for the lock. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Called during the wait, each time the lock has a new owner: what it gives is the result, and neither the lock nor the work
   * is needed any more. When a hundred processes wait for one login, they read its session side by side and not in turn.
   */
  readonly unless?: (() => MaybePromise<T | undefined>) | undefined;
}

/** A shared store needs a name for the login, so that two accounts never share a session. */
export type Sharing = { readonly store?: never; readonly account?: string } | { readonly store: SessionStore; readonly account: string };

/** The key of a login in a store: who logs in where, and how certificates are verified there; never with what. */
export function storeKey(vendor: string, baseUrl: string, account: string, tlsMode = "verified"): string {
  return JSON.stringify(["vendor-auth", vendor, baseUrl, account, tlsMode]);
}

/** What `storeKey` was made of; undefined for other text. */
export function readStoreKey(key: string): { vendor: string; baseUrl: string; account: string; tlsMode: string } | undefined {
  try {
    const [us, vendor, baseUrl, account, tlsMode] = JSON.parse(key) as string[];
    const isWhole = [vendor, baseUrl, account, tlsMode].every((part) => typeof part === "string");
    return us === "vendor-auth" && isWhole ? ({ vendor, baseUrl, account, tlsMode } as never) : undefined;
  } catch {
    return undefined;
  }
}

/** Where the refusal of that login is kept. */
export function refusalKey(sessionKey: string): string {
  return `${sessionKey} refused`;
}
