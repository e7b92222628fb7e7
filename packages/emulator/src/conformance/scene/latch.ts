/** Something that is waited for until it is opened. */
export interface Latch {
  readonly opened: Promise<void>;
  readonly isOpen: boolean;
  readonly open: () => void;
}

/** A closed latch. (`Promise.withResolvers` is missing from Node 20.) */
export function createLatch(): Latch {
  const controller = new AbortController();
  const { signal } = controller;
  return {
    opened: new Promise((resolve) => signal.addEventListener("abort", () => resolve())),
    get isOpen() {
      return signal.aborted;
    },
    open: () => controller.abort(),
  };
}
