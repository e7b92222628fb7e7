import type { Context } from "../context/context.ts";
import { afterFailure, afterSuccess, type FailedLogins, type Failure, isFailedLogins, maxRisks, waitBefore } from "./failed-logins.ts";
import { isHashOf, keyedHash } from "./keyed-hash.ts";
import type { LoginFailure } from "./login-result.ts";
import type { SessionError } from "../errors/session-error.ts";
import { refusalKey } from "../model/session-store.ts";
import type { MaybePromise, Session } from "../model/session.ts";
import type { StoredSession } from "./stored-session.ts";

/**
 * Remembers failed logins of this account: here, and in the store, so that many processes with a revoked token try it once. A
 * store that fails is done without.
 */
export interface LoginMemory {
  /** The remembered error while these credentials are not to be tried; else how many requests may end without an answer. */
  check(fingerprint: string): Promise<SessionError | number>;
  /** Remembers a failure, tells of it, and makes its error. `isProven`: these credentials have been good before. */
  failed(fingerprint: string, failure: LoginFailure, started: number, isProven: boolean): Promise<SessionError>;
  succeeded(): Promise<void>;
  /** The user's word: what was refused may be tried again. */
  clear(): Promise<void>;
}

export function createLoginMemory<C>(context: Context<C>, stored: StoredSession): LoginMemory {
  const key = refusalKey(stored.key);
  let own: FailedLogins | undefined; // `at` by the clock that is not set: performance.now()
  let shared: FailedLogins | undefined; // as last read; `at` by the clock on the wall

  function errorOf({ code, message, status }: Failure, wait: number, failure?: LoginFailure): SessionError {
    const retryAt = wait > 0 ? new Date(Date.now() + wait) : undefined;
    return context.failure(code, message, { ...failure?.details, operation: "login", status, retryAt });
  }

  async function readShared(): Promise<void> {
    const entry = (await stored.attempt((store) => store.get(key))) as { failed?: FailedLogins } | undefined;
    shared = isFailedLogins(entry?.failed) ? entry.failed : undefined;
  }

  async function share(failed: FailedLogins | undefined): Promise<void> {
    shared = failed;
    // To a store, one JSON object is like another.
    await stored.attempt((store) => (failed ? store.set(key, { failed } as unknown as Session) : store.delete(key)));
  }

  /** Why these credentials are not to be tried now. */
  async function blocking(
    failed: FailedLogins | undefined,
    now: number,
    isThese: (credentials: string) => MaybePromise<boolean>,
  ): Promise<SessionError | undefined> {
    if (!failed) return undefined;
    for (const refused of failed.refused) if (await isThese(refused.credentials)) return errorOf(refused, 0);
    const wait = waitBefore(failed, now);
    return wait > 0 ? errorOf(failed, wait) : undefined;
  }

  return {
    async check(fingerprint) {
      const here = await blocking(own, performance.now(), (credentials) => credentials === fingerprint);
      if (here) return here;
      await readShared();
      const there = await blocking(shared, Date.now(), (hash) => isHashOf(hash, fingerprint));
      return there ?? (own?.failures || shared?.failures ? 1 : maxRisks);
    },

    async failed(fingerprint, given, started, isProven) {
      const failure = { ...given, message: context.redactor.text(given.message) };
      const next = afterFailure(own, failure, fingerprint, { now: performance.now(), isProven });
      const isLocal = !failure.risks && next.status === undefined;
      if (!isLocal) {
        own = next;
        if (stored.isShared) {
          const hash = await keyedHash(fingerprint);
          await share(afterFailure(shared, failure, hash, { now: Date.now(), isProven }));
        }
      }
      // What is final has no time, whatever others wait for.
      const error = errorOf(next, isLocal || failure.wait === Number.POSITIVE_INFINITY ? 0 : next.wait, failure);
      const { code, retryAt } = error;
      const facts = { duration: performance.now() - started, code, status: next.status } as const;
      context.emit(retryAt ? { type: "throttled", ...facts, retryAt } : { type: "refused", ...facts });
      return error;
    },

    async succeeded() {
      own = afterSuccess(own);
      if (shared?.failures) await share(afterSuccess(shared));
    },
    async clear() {
      own = undefined;
      await share(undefined);
    },
  };
}
