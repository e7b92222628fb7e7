/** Calls `act` after `ms` milliseconds. Does not keep a Node process alive. Returns a function that cancels it. */
export function after(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms) as ReturnType<typeof setTimeout> & { unref?(): void }; // a number in browsers
  timer.unref?.();
  return () => clearTimeout(timer);
}

/** What a time limit ends waiting with. */
export function timeoutError(message = "too late") {
  return new DOMException(message, "TimeoutError");
}

/**
 * Does `work` with a signal that aborts after `ms` milliseconds, or with `leave`. The timer ends with the work:
 * `AbortSignal.timeout` would keep a Deno process alive for the whole time, long after the work is done.
 */
export async function withDeadline<T>(
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
  leave?: AbortSignal | null,
  message?: string,
): Promise<T> {
  const deadline = new AbortController();
  const forget = after(ms, () => deadline.abort(timeoutError(message)));
  try {
    return await work(leave ? AbortSignal.any([leave, deadline.signal]) : deadline.signal);
  } finally {
    forget();
  }
}
