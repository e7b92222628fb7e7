import type { LoginFailure } from "./login-result.ts";
import { defaultWait, maxWait } from "./retry-after.ts";
import type { SessionErrorCode } from "../errors/session-error.ts";

/**
 * The failed logins of one account since the last good one, or since the user's last word: what keeps a loop of calls from
 * locking it. Plain data; `at` and `now` are milliseconds of the same clock.
 *
 * | after | then |
 * |---|---|
 * | a refusal of the vendor | these credentials are not tried again |
 * | a failure with a time (Retry-After, 429, a page) | nothing is tried before it |
 * | two failures in a row | nothing is tried for 60 s |
 * | two requests that may have counted as failed logins | nothing is tried for an hour; for 60 s, if the credentials have been good before |
 */
export interface FailedLogins {
  readonly code: SessionErrorCode;
  readonly message: string;
  readonly status?: number | undefined;
  readonly at: number;
  /** Milliseconds after `at` in which nothing is tried, whatever the credentials. */
  readonly wait: number;
  /** Credentials that are not tried again. */
  readonly refused: readonly string[];
  readonly failures: number;
  readonly risks: number;
}

/** Failed logins that an account may see without the user's word. A third one is what locks it. */
export const maxRisks = 2;
const maxRefused = 8;

export function afterFailure(
  before: FailedLogins | undefined,
  { code, message, wait = 0, risks = 0, details }: LoginFailure,
  credentials: string,
  { now, isProven }: { now: number; isProven: boolean },
): FailedLogins {
  const isFinal = wait === Number.POSITIVE_INFINITY;
  const failures = (before?.failures ?? 0) + 1;
  const allRisks = (before?.risks ?? 0) + risks;
  const mayLock = allRisks >= maxRisks;
  const pause = mayLock && !isProven ? maxWait : isFinal || (failures < 2 && !mayLock) ? 0 : defaultWait;
  const refused = before?.refused ?? [];
  return {
    code,
    message,
    status: details?.status,
    at: now,
    wait: Math.max(pause, isFinal ? 0 : wait),
    refused: isFinal ? [credentials, ...refused].slice(0, maxRefused) : refused,
    failures,
    risks: allRisks,
  };
}

/**
 * Milliseconds before a login with these credentials may be tried; 0: now; `Infinity`: not with these. A time that another
 * machine wrote down is not believed further than it can reach: clocks differ.
 */
export function waitBefore(failed: FailedLogins, isRefused: boolean, now: number): number {
  if (isRefused) return Number.POSITIVE_INFINITY;
  const elapsed = now - failed.at;
  return Math.abs(elapsed) < failed.wait ? Math.min(failed.wait - elapsed, failed.wait) : 0;
}
