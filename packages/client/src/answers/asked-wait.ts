/**
 * Milliseconds that an answer asks to be waited for by `Retry-After`, as seconds or as a date; undefined without one, NaN for nonsense.
 * A date is compared with the answer's own `Date`, so that two clocks that differ do no harm.
 */
export function askedWait(headers: Headers): number | undefined {
  const text = headers.get("retry-after");
  if (text === null) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  return /[a-z]/i.test(text) ? Date.parse(text) - serverTime(headers) : Number.NaN;
}

function serverTime(headers: Headers): number {
  return Date.parse(headers.get("date") ?? "") || Date.now();
}
