import type { Outcome } from "./outcome.ts";

/** Time limits for code under test, all of which can be ended at once. */
export interface TimeLimits {
  /** Waits for `work`, for `maxMs` milliseconds at most. Never rejects. */
  readonly within: <Value>(work: () => Value | PromiseLike<Value>, maxMs: number) => Promise<Outcome<Value>>;
  /** Ends every wait, and begins no further work. */
  end(): void;
}

export function createTimeLimits(): TimeLimits {
  const waiting = new Set<() => void>();
  let isOver = false;
  return {
    within<Value>(work: () => Value | PromiseLike<Value>, maxMs: number) {
      if (isOver) return Promise.resolve<Outcome<Value>>({ kind: "late" });
      return new Promise<Outcome<Value>>((resolve) => {
        const giveUp = (): void => settle({ kind: "late" });
        const timer = setTimeout(giveUp, maxMs);
        waiting.add(giveUp);
        function settle(outcome: Outcome<Value>): void {
          clearTimeout(timer);
          waiting.delete(giveUp);
          resolve(outcome);
        }
        // In an async function, so that a client that throws at once is one that rejects.
        (async () => work())().then(
          (value) => settle({ kind: "done", value }),
          (error: unknown) => settle({ kind: "threw", error }),
        );
      });
    },
    end() {
      isOver = true;
      for (const giveUp of waiting) giveUp();
    },
  };
}

/** Waits for `work`, for `maxMs` milliseconds at most. Never rejects. */
export const { within } = createTimeLimits();
