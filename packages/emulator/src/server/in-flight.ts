/** Counts requests that are not answered to the end yet. */
export interface InFlight {
  enter(): void;
  leave(): void;
  /** Resolves when none is in flight. */
  idle(): Promise<void>;
}

/** None in flight yet. */
export function createInFlight(): InFlight {
  let inFlight = 0;
  let waiting: (() => void)[] = [];
  return {
    enter() {
      inFlight += 1;
    },
    leave() {
      inFlight -= 1;
      if (inFlight > 0) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    idle: () => (inFlight === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
