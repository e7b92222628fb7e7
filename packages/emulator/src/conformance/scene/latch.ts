/** Holds back what waits for it, until it is released. */
export interface Latch {
  readonly released: Promise<void>;
  readonly isReleased: boolean;
  readonly release: () => void;
}

/** A latch that holds. (`Promise.withResolvers` is missing from Node 20.) */
export function createLatch(): Latch {
  const controller = new AbortController();
  const { signal } = controller;
  return {
    released: new Promise((resolve) => signal.addEventListener("abort", () => resolve())),
    get isReleased() {
      return signal.aborted;
    },
    release: () => controller.abort(),
  };
}
