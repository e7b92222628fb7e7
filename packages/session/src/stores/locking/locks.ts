import type { ExclusiveOptions, SessionStore } from "../../model/session-store.ts";
import type { Session } from "../../model/session.ts";
import { unlessAborted } from "../../support/unless-aborted.ts";
import { storeError } from "../support/store-error.ts";

/** A store with a lock, which knows which processes hold its sessions. */
export interface LockingStore extends SessionStore {
  /**
   * Runs `work` while nobody else holds `key`: not in this process, not in another. Not reentrant. The signal that `work`
   * gets aborts when another process takes the lock. Rejects with what `work` or `unless` reject with, with the reason of
   * `signal`, or with `SessionError`: `store_busy` when the wait was too long, `store_unavailable`, `store_refused`.
   */
  exclusive<T>(key: string, work: (lost: AbortSignal) => Promise<T>, options?: ExclusiveOptions<T>): Promise<T>;
  orphaned(key?: string): Promise<ReadonlyMap<string, Session>>;
}

/** A lock that is held. */
export interface Lease {
  /** Aborts, with `lock_lost`, when another process took the lock. */
  readonly lost: AbortSignal;
  /** Lets others in. Never rejects: a lock that cannot be released runs out. */
  release(): Promise<void>;
}

/** One attempt to take a lock. Resolves to the lock, or to which owner has it. */
export type TryAcquire<L extends Lease> = () => Promise<{ readonly lease: L } | { readonly owner: string }>;

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
  /** The attempts of one wait for the lock of `key`. */
  attempts(key: string): TryAcquire<L>;
}

/** Between two attempts. */
const firstPauseMs = 10;
export const maxPauseMs = 120;

/**
 * Makes `exclusive` out of attempts to take a lock. Work on one key queues up inside a store, also behind work whose lock
 * was lost: therefore a key has one lease at a time, and what is written meanwhile is known to be written under it.
 */
export function createLocks<L extends Lease>({ store, wait, attempts }: LockOptions<L>): Locks<L> {
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
      await unlessAborted(before, signal);
      return await task();
    } finally {
      end();
    }
  }

  /** The lock; or what `unless` gave. */
  async function acquire<T>(
    key: string,
    signal: AbortSignal,
    unless: ExclusiveOptions<T>["unless"],
  ): Promise<{ readonly lease: L } | { readonly found: T }> {
    const tryAcquire = attempts(key);
    let lastOwner: string | undefined;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, maxPauseMs)) {
      signal.throwIfAborted();
      const result = await tryAcquire(); // not cut off: a lock that was taken must be released
      if ("lease" in result) {
        if (!signal.aborted) return result;
        await result.lease.release();
      } else {
        if (unless && lastOwner !== undefined && lastOwner !== result.owner) {
          const found = await unless();
          if (found !== undefined) return { found };
        }
        lastOwner = result.owner;
      }
      await unlessAborted(elapsed(pauseMs * (0.5 + Math.random())), signal); // not all at once
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
      const deadline = new AbortController();
      const timer = setTimeout(() => {
        const message = `another process held the lock of ${key} for the ${wait} ms that we wait. The option wait changes that`;
        deadline.abort(storeError(store, "store_busy", message));
      }, wait);
      const until = signal ? AbortSignal.any([deadline.signal, signal]) : deadline.signal;
      try {
        return await inTurn(key, until, async () => {
          const result = await acquire(key, until, unless);
          clearTimeout(timer);
          return "found" in result ? result.found : run(key, result.lease, work);
        });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
