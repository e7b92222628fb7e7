import type { Context } from "../context/context.ts";
import { type SessionStore, storeKey } from "../model/session-store.ts";
import { isSameSession, isSession, type MaybePromise, type Session } from "../model/session.ts";
import { allowedOrigins } from "../model/allowed-origins.ts";
import { tlsModeOf } from "../support/tls-mode.ts";

/** This client's place in the store; without one, nothing is there and nothing is kept. No method rejects. */
export interface StoredSession {
  readonly key: string;
  /** Uses the store. One that fails is done without, and an event says so: nothing but sharing depends on it. */
  attempt<T>(use: (store: SessionStore) => MaybePromise<T>): Promise<T | undefined>;
  /** The session there, unless it is `lapsed` or no session for this client. */
  read(lapsed: Session | undefined): Promise<Session | undefined>;
  write(session: Session): Promise<unknown>;
  remove(): Promise<unknown>;
}

export function createStoredSession<C>(context: Context<C>): StoredSession {
  const { vendor, options, redactor } = context;
  const { store, baseUrl, account = "", allowRedirect } = options;
  const key = storeKey(vendor.name, baseUrl, account, tlsModeOf(options.fetch));
  const origins = allowedOrigins(baseUrl, allowRedirect);

  async function attempt<T>(use: (sessions: SessionStore) => MaybePromise<T>): Promise<T | undefined> {
    if (!store) return undefined;
    const started = performance.now();
    try {
      return await use(store);
    } catch (error) {
      const reason = redactor.text(error instanceof Error ? error.message : String(error));
      context.emit({ type: "store_failed", duration: performance.now() - started, reason });
      return undefined;
    }
  }

  return {
    key,
    attempt,
    async read(lapsed) {
      const stored = await attempt((sessions) => sessions.get(key));
      if (!isSession(stored, origins) || (lapsed && isSameSession(stored, lapsed))) return undefined;
      redactor.add(...Object.values(stored.secrets));
      return stored;
    },
    write: (session) => attempt((sessions) => sessions.set(key, session)),
    remove: () => attempt((sessions) => sessions.delete(key)),
  };
}
