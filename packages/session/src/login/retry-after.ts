import { askedWait } from "@vendor-auth/client";

/** Milliseconds to wait where a server does not say: one minute. */
export const defaultWait = 60_000;
/** The longest wait that a server can impose: one hour. */
export const maxWait = 3_600_000;
/** The shortest: a `Retry-After: 0` does not make a loop. */
const minWait = 1_000;

/** Milliseconds to wait before the next login, as `Retry-After` says; undefined without one. For nonsense it is the default. */
export function retryAfter(headers: Headers): number | undefined {
  const wait = askedWait(headers);
  if (wait === undefined) return undefined;
  return Number.isNaN(wait) ? defaultWait : Math.min(Math.max(wait, minWait), maxWait);
}
