/** Milliseconds to wait where a server does not say: one minute. */
export const defaultWait = 60_000;
/** The longest wait that a server can impose: one hour. */
export const maxWait = 3_600_000;
/** The shortest: a `Retry-After: 0` does not make a loop. */
const minWait = 1_000;

/**
 * Milliseconds to wait before the next login, from `Retry-After` as seconds or as a date; undefined without one. A date is compared
 * with the answer's own `Date`, so that two clocks that differ do no harm. For nonsense it is the default.
 */
export function retryAfter(headers: Headers): number | undefined {
  const text = headers.get("retry-after");
  if (text === null) return undefined;
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : /[a-z]/i.test(text) ? Date.parse(text) - serverTime(headers) : Number.NaN;
  return Number.isNaN(wait) ? defaultWait : Math.min(Math.max(wait, minWait), maxWait);
}

function serverTime(headers: Headers): number {
  return Date.parse(headers.get("date") ?? "") || Date.now();
}
