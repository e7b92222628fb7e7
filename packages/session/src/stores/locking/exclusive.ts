import type { ExclusiveOptions, SessionStore } from "../../model/session-store.ts";
import type { Session } from "../../model/session.ts";
import { storeError } from "../support/store-error.ts";

/** A store with a lock, which knows who uses its sessions. */
export interface LockingStore extends SessionStore {
  /**
   * Runs `work` while nobody else holds `key`: not in this process, not in another. Not reentrant. The signal that `work`
   * gets aborts when the lock goes to another one. Rejects with what `work` or `unless` reject with, with the reason of
   * `signal`, or with `SessionError`: `store_busy` when the wait was too long, `store_unavailable`, `store_refused`.
   */
  exclusive<T>(key: string, work: (lost: AbortSignal) => Promise<T>, options?: ExclusiveOptions<T>): Promise<T>;
  abandoned(key?: string): Promise<ReadonlyMap<string, Session>>;
}

/** A lock that is held. */
export interface Lease {
  /** Aborts, with `lock_lost`, when the lock went to another one. */
  readonly lost: AbortSignal;
  /** Lets others in. Never throws: a lock that cannot be released runs out. */
  release(): Promise<void>;
}

export interface Locks<L extends Lease> {
  readonly exclusive: LockingStore["exclusive"];
  /** The lease under which this store's own work on `key` runs now: what the work writes belongs to it. */
  leaseOf(key: string): L | undefined;
}

interface LockOptions<L extends Lease> {
  /** Stands where an API's error names its vendor. */
  readonly store: string;
  /** Milliseconds to wait for a lock. */
  readonly wait: number;
  /** Begins to compete for a lock: each call of what it returns is one attempt, which gives the lock, or who holds it. */
  compete(key: string): () => Promise<L | string>;
}

/** Milliseconds between two attempts. */
const firstPause = 10;
export const longestPause = 120;

/**
 * Makes `exclusive` out of attempts to take a lock. Work on one key queues up inside a store, also behind work whose lock
 * was lost: therefore a key has one lease at a time, and what is written meanwhile is known to be written under it.
 */
export function createLocks<L extends Lease>({ store, wait, compete }: LockOptions<L>): Locks<L> {
  const leases = new Map<string, L>();
  const tails = new Map<string, Promise<unknown>>();

  async function inTurn<T>(key: string, signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    const before = tails.get(key) ?? Promise.resolve();
    let end!: () => void;
    const mine = new Promise<void>((resolve) => {
      end = resolve;
    });
    const tail = before.then(() => mine);
    tails.set(key, tail);
    void tail.then(() => tails.get(key) === tail && tails.delete(key));
    try {
      await orAbort(before, signal);
      return await task();
    } finally {
      end();
    }
  }

  /** The lock; or what `unless` gave. */
  async function acquire<T>(key: string, signal: AbortSignal, unless: ExclusiveOptions<T>["unless"]): Promise<L | { readonly found: T }> {
    const attempt = compete(key);
    let holder: string | undefined;
    for (let pause = firstPause; ; pause = Math.min(pause * 1.5, longestPause)) {
      signal.throwIfAborted();
      const taken = await attempt(); // not cut off: a lock that was taken must be released
      if (typeof taken !== "string") {
        if (!signal.aborted) return taken;
        await taken.release();
      } else if (unless && holder !== undefined && holder !== taken) {
        const found = await unless();
        if (found !== undefined) return { found };
      }
      if (typeof taken === "string") holder = taken;
      await orAbort(elapsed(pause * (0.5 + Math.random())), signal); // not all at once
    }
  }

  async function run<T>(key: string, lease: L, work: (lost: AbortSignal) => Promise<T>): Promise<T> {
    leases.set(key, lease);
    try {
      return await work(lease.lost);
    } finally {
      leases.delete(key);
      await lease.release();
    }
  }

  return {
    leaseOf: (key) => leases.get(key),
    async exclusive(key, work, { signal, unless } = {}) {
      const patience = new AbortController();
      const timer = setTimeout(() => {
        const message = `another one held the lock of ${key} for the ${wait} ms that we wait. The option wait changes that`;
        patience.abort(storeError(store, "store_busy", message));
      }, wait);
      const until = signal ? AbortSignal.any([patience.signal, signal]) : patience.signal;
      try {
        return await inTurn(key, until, async () => {
          const taken = await acquire(key, until, unless);
          clearTimeout(timer);
          return "found" in taken ? taken.found : run(key, taken, work);
        });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

async function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop!: () => void;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
