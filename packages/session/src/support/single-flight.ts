import { unlessAborted } from "./unless-aborted.ts";

/** One piece of work that many callers wait for. Any of them may leave; the work goes on for the others. */
export interface SingleFlight<T> {
  /** Waits for the result. Rejects with the signal's reason when this caller leaves. */
  join(signal?: AbortSignal | null): Promise<T>;
  /** Resolves when the work has ended, well or not, and its result is kept or dropped. */
  readonly ended: Promise<void>;
}

export interface SingleFlightPlan<T> {
  readonly work: (signal: AbortSignal) => Promise<T>;
  /** Called with the result, or with undefined after a failure, once and before any caller gets it, wanted or not. */
  readonly settle: (result: T | undefined) => unknown;
  /**
   * How long the work may go on when every caller has left. Aborting it at once could leave a session on the server whose
   * token we never received.
   */
  readonly graceMs: number;
}

export function startSingleFlight<T>({ work, settle, graceMs }: SingleFlightPlan<T>): SingleFlight<T> {
  const controller = new AbortController();
  let waiting = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const result = work(controller.signal);
  const ended = result.then(settle, () => settle(undefined)).then(() => clearTimeout(timer));

  async function join(signal?: AbortSignal | null): Promise<T> {
    signal?.throwIfAborted();
    waiting += 1;
    clearTimeout(timer);
    try {
      return await (signal ? unlessAborted(result, signal) : result);
    } finally {
      waiting -= 1;
      if (waiting === 0) timer = setTimeout(() => controller.abort(new DOMException("every caller has left", "AbortError")), graceMs);
      void ended.then(() => clearTimeout(timer));
    }
  }

  return { join, ended };
}
