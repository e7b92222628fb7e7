import type { Context } from "../context/context.ts";
import { messageOf } from "../context/system-reason.ts";
import { allowedOrigins } from "../model/allowed-origins.ts";
import { type SessionStore, storeKey } from "../model/session-store.ts";
import { isSameLogin, isSameSession, isSession, type MaybePromise, type Session } from "../model/session.ts";
import { inTime } from "../support/in-time.ts";
import { tlsModeOf } from "../support/tls-mode.ts";

/**
 * This client's place in the store; without one, nothing is there and nothing is kept. No method rejects, and each ends in
 * time: a store that fails or hangs is done without, and an event says so. What is written or removed is compared first.
 */
export interface StoredSession {
  readonly key: string;
  readonly isShared: boolean;
  /** True for `loginTimeout` after it did not answer in time: it is done without. */
  isHanging(): boolean;
  /**
   * Uses the store, within `logoutTimeout` and a quarter of `loginTimeout`. `signal` aborts when the time is up.
   * `isTurn`: it waits for others as well, so that to be late says nothing of the store.
   */
  attempt<T>(use: (store: SessionStore, signal: AbortSignal) => MaybePromise<T>, isTurn?: boolean): Promise<T | undefined>;
  /** Tells that the store failed. */
  failed(error: unknown, started: number): void;
  /** The session there, if it is one for this client. */
  read(): Promise<Session | undefined>;
  /** Whether the store holds this session, with these values or with newer ones. */
  holds(session: Session): Promise<boolean>;
  /** Stores a session unless another was stored that `isSame` as none of `instead`, or that is not known. Resolves to what is there now, if it is of use. */
  keep(session: Session, instead: readonly Session[], isSame: typeof isSameSession): Promise<Session | undefined>;
  /** Takes this session out, and no other. */
  remove(session: Session): Promise<void>;
}

export function createStoredSession<C>(context: Context<C>): StoredSession {
  const { vendor, options, redactor } = context;
  const { store, baseUrl, account = "", allowRedirect, loginTimeout, logoutTimeout } = options;
  const limit = Math.min(logoutTimeout, loginTimeout / 4); // a login without the store must be possible in time
  const key = storeKey(vendor.name, baseUrl, account, tlsModeOf(options.fetch));
  const origins = allowedOrigins(baseUrl, allowRedirect);

  let hangsUntil = 0; // by performance.now(): a store that did not answer is not waited for again and again

  async function attempt<T>(use: (sessions: SessionStore, signal: AbortSignal) => MaybePromise<T>, isTurn = false): Promise<T | undefined> {
    const started = performance.now();
    if (!store || started < hangsUntil) return undefined;
    try {
      return await inTime(limit, async (signal) => use(store, signal), `the store did not answer within ${limit} ms`);
    } catch (error) {
      if (!isTurn && error instanceof DOMException && error.name === "TimeoutError") hangsUntil = performance.now() + loginTimeout;
      failed(error, started);
      return undefined;
    }
  }

  function failed(error: unknown, started: number): void {
    const reason = redactor.text(messageOf(error));
    context.emit({ type: "store_failed", duration: performance.now() - started, reason });
  }

  /** What is there, null for nothing of use; undefined where that is not known. */
  function look(): Promise<Session | null | undefined> {
    return attempt(async (sessions) => {
      const found = await sessions.get(key);
      if (!isSession(found, origins)) return null;
      redactor.add(found.secrets);
      return found;
    });
  }

  const read = async (): Promise<Session | undefined> => (await look()) ?? undefined;

  async function holds(session: Session): Promise<boolean> {
    const found = await read();
    return found !== undefined && isSameLogin(found, session);
  }

  return {
    key,
    isShared: store !== undefined,
    isHanging: () => performance.now() < hangsUntil,
    attempt,
    failed,
    read,
    holds,
    async keep(session, instead, isSame) {
      const found = await look();
      if (found === undefined) return undefined; // it may hold a session that would be lost
      if (found && ![session, ...instead].some((one) => isSame(one, found))) return found;
      await attempt((sessions) => sessions.set(key, session));
      const there = await read();
      return there && instead.some((one) => isSame(one, there)) ? undefined : there; // not kept
    },
    async remove(session) {
      const compareAndDelete = async () => {
        if (await holds(session)) await attempt((sessions) => sessions.delete(key));
      };
      // Under the lock, so that nobody stores another between the look and the deletion.
      await attempt(
        (sessions, signal) => (sessions.exclusive ? sessions.exclusive(key, compareAndDelete, { signal }) : compareAndDelete()),
        true,
      );
    },
  };
}
