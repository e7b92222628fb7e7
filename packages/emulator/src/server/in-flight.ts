/** Counts requests that are not answered to the end yet. */
export interface InFlight {
  enter(): void;
  leave(): void;
  count(): number;
  /** Resolves when none is open. */
  idle(): Promise<void>;
}

/** None open yet. */
export function createInFlight(): InFlight {
  let open = 0;
  let waiting: (() => void)[] = [];
  return {
    enter() {
      open += 1;
    },
    leave() {
      open -= 1;
      if (open > 0) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    count: () => open,
    idle: () => (open === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
