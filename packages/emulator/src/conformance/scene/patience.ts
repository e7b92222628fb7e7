import type { Outcome } from "../outcome.ts";

/** Waits for other people's code. */
export interface Patience {
  /** Waits for `work`, for so many milliseconds at most. Never rejects. */
  readonly within: <Value>(work: () => Value | PromiseLike<Value>, milliseconds: number) => Promise<Outcome<Value>>;
  /** Ends every wait, and begins no further work. */
  end(): void;
}

export function createPatience(): Patience {
  const waiting = new Set<() => void>();
  let isOver = false;
  return {
    within<Value>(work: () => Value | PromiseLike<Value>, milliseconds: number) {
      if (isOver) return Promise.resolve<Outcome<Value>>({ kind: "late" });
      return new Promise<Outcome<Value>>((resolve) => {
        const giveUp = (): void => settle({ kind: "late" });
        const timer = setTimeout(giveUp, milliseconds);
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

/** Waits for `work`, for so many milliseconds at most. Never rejects. */
export const { within } = createPatience();
