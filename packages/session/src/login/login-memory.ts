import type { Context } from "../context/context.ts";
import { afterFailure, type FailedLogins, maxRisks, waitBefore } from "./failed-logins.ts";
import { isHashOf, keyedHash } from "./keyed-hash.ts";
import type { LoginFailure } from "./login-result.ts";
import type { SessionError } from "../errors/session-error.ts";
import { refusalKey } from "../model/session-store.ts";
import type { Session } from "../model/session.ts";
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

  function errorOf({ code, message, status }: FailedLogins, wait: number, failure?: LoginFailure): SessionError {
    const retryAt = wait > 0 && wait < Number.POSITIVE_INFINITY ? new Date(Date.now() + wait) : undefined;
    return context.failure(code, message, { ...failure?.details, operation: "login", status, retryAt });
  }

  async function readShared(): Promise<void> {
    const entry = (await stored.attempt((store) => store.get(key))) as { failed?: FailedLogins } | undefined;
    const failed = entry?.failed;
    shared = typeof failed?.at === "number" && Array.isArray(failed.refused) ? failed : undefined;
  }

  async function forget(isShared: boolean): Promise<void> {
    own = undefined;
    if (isShared) await stored.attempt((store) => store.delete(key));
    shared = undefined;
  }

  return {
    async check(fingerprint) {
      if (own) {
        const wait = waitBefore(own, own.refused.includes(fingerprint), performance.now());
        if (wait > 0) return errorOf(own, wait);
      }
      await readShared();
      if (shared) {
        const hashes = await Promise.all(shared.refused.map((hash) => isHashOf(hash, fingerprint)));
        const wait = waitBefore(shared, hashes.includes(true), Date.now());
        if (wait > 0) return errorOf(shared, wait);
      }
      const before = [own, shared].map((failed) => Math.max(failed?.risks ?? 0, failed ? 1 : 0));
      return Math.max(1, maxRisks - Math.max(...before));
    },

    async failed(fingerprint, given, started, isProven) {
      const failure = { ...given, message: context.redactor.text(given.message) };
      const next = afterFailure(own, failure, fingerprint, { now: performance.now(), isProven });
      const isLocal = !failure.risks && next.status === undefined;
      if (!isLocal) {
        own = next;
        if (stored.isShared) {
          const hash = await keyedHash(fingerprint);
          const failed = afterFailure(shared, failure, hash, { now: Date.now(), isProven });
          shared = failed;
          await stored.attempt((store) => store.set(key, { failed } as unknown as Session)); // to a store, one JSON object is like another
        }
      }
      const wait = isLocal ? 0 : waitBefore(next, next.refused[0] === fingerprint, performance.now());
      const error = errorOf(next, wait, failure);
      const { code, retryAt } = error;
      const facts = { duration: performance.now() - started, code, status: next.status } as const;
      context.emit(retryAt ? { type: "throttled", ...facts, retryAt } : { type: "refused", ...facts });
      return error;
    },

    succeeded: () => forget(shared !== undefined),
    clear: () => forget(true),
  };
}
