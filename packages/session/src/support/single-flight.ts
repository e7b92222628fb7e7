/** One piece of work that many callers wait for. Any of them may leave; the work goes on for the others. */
export interface SingleFlight<T> {
  /** Waits for the result. Rejects with the signal's reason when this caller leaves. */
  join(signal?: AbortSignal | null): Promise<T>;
  /** Resolves when the work has ended, well or not, and its result is kept or dropped. */
  readonly ended: Promise<void>;
}

export interface SingleFlightPlan<T> {
  readonly work: (signal: AbortSignal) => Promise<T>;
  /** Given the result, or undefined where there is none, once and before any caller hears of it. */
  readonly settle: (result: T | undefined, isWanted: boolean) => unknown;
  /** Milliseconds that the work may go on when every caller has left. Aborted at once, a login could leave a session nobody knows. */
  readonly grace: number;
}

export function startSingleFlight<T>({ work, settle, grace }: SingleFlightPlan<T>): SingleFlight<T> {
  const controller = new AbortController();
  let waiting = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const result = work(controller.signal);
  const ended = result
    .then(
      (value) => settle(value, waiting > 0),
      () => settle(undefined, waiting > 0),
    )
    .then(() => clearTimeout(timer));

  async function join(signal?: AbortSignal | null): Promise<T> {
    signal?.throwIfAborted();
    waiting += 1;
    clearTimeout(timer);
    try {
      return await (signal ? unlessAborted(result, signal) : result);
    } finally {
      waiting -= 1;
      if (waiting === 0) timer = setTimeout(() => controller.abort(new DOMException("every caller has left", "AbortError")), grace);
      void ended.then(() => clearTimeout(timer));
    }
  }

  return { join, ended };
}

/** The result, or a rejection when `signal` aborts first. Leaves nothing on the signal, which may live as long as the process. */
export function unlessAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    void result.then(resolve, reject).then(() => signal.removeEventListener("abort", leave));
  });
}
