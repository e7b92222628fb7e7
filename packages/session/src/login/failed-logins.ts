import type { LoginFailure } from "./login-result.ts";
import { defaultWait, maxWait } from "./retry-after.ts";
import type { SessionErrorCode } from "../errors/session-error.ts";

/**
 * The failed logins of one account since the last good one, and the credentials that were refused since the user's last word: what keeps a loop of calls from
 * locking it. Plain data; `at` and `now` are milliseconds of the same clock.
 *
 * | after | then |
 * |---|---|
 * | a refusal of the vendor | these credentials are not tried again |
 * | a failure with a time (Retry-After, 429, a page) | nothing is tried before it |
 * | two requests in a row without a session | nothing is tried for 60 s |
 * | two requests that may have counted as failed logins | nothing is tried for an hour; for 60 s, if the credentials have been good before |
 */
export interface FailedLogins extends Failure {
  readonly at: number;
  /** Milliseconds after `at` in which nothing is tried, whatever the credentials. */
  readonly wait: number;
  /** Credentials that are not tried again, and what was said of them. */
  readonly refused: readonly (Failure & { readonly credentials: string })[];
  readonly failures: number;
  readonly risks: number;
}

/** True for what a store should hold: it can be damaged, and tampered with. */
export function isFailedLogins(value: Partial<FailedLogins> | undefined): value is FailedLogins {
  return (
    isFailure(value) &&
    typeof value?.at === "number" &&
    Array.isArray(value.refused) &&
    value.refused.every((one) => isFailure(one) && typeof one.credentials === "string")
  );
}

function isFailure(value: Partial<Failure> | undefined): boolean {
  return typeof value?.code === "string" && typeof value.message === "string";
}

/** What is told of a failed login. */
export interface Failure {
  readonly code: SessionErrorCode;
  readonly message: string;
  readonly status?: number | undefined;
}

/** Failed logins that an account may see without the user's word. A third one is what locks it. */
export const maxRisks = 2;
const maxRefused = 8;

export function afterFailure(
  before: FailedLogins | undefined,
  { code, message, wait = 0, risks = 0, failures: ended, details }: LoginFailure,
  credentials: string,
  { now, isProven }: { now: number; isProven: boolean },
): FailedLogins {
  const isFinal = wait === Number.POSITIVE_INFINITY;
  const failures = (before?.failures ?? 0) + (ended || 1);
  const allRisks = (before?.risks ?? 0) + risks;
  const pause = allRisks >= maxRisks && !isProven ? maxWait : isFinal || failures < 2 ? 0 : defaultWait;
  const refused = before?.refused ?? [];
  const failure = { code, message, status: details?.status };
  return {
    ...failure,
    at: now,
    wait: Math.max(pause, isFinal ? 0 : wait),
    refused: isFinal ? [{ ...failure, credentials }, ...refused].slice(0, maxRefused) : refused,
    failures,
    risks: allRisks,
  };
}

/** After a good login the counts begin anew. Credentials that were refused stay so: it was made with others. */
export function afterSuccess(failed: FailedLogins | undefined): FailedLogins | undefined {
  return failed?.refused.length ? { ...failed, wait: 0, failures: 0, risks: 0 } : undefined;
}

/**
 * Milliseconds before a login may be tried. A time that another machine wrote down is not believed further than it can reach:
 * clocks differ.
 */
export function waitBefore({ at, wait }: FailedLogins, now: number): number {
  const elapsed = now - at;
  const most = Math.min(wait, maxWait);
  return Math.abs(elapsed) < most ? Math.min(most - elapsed, most) : 0;
}
