import type { ExclusiveOptions } from "../../../src/index.ts";
import type { Random } from "../clock/random.ts";
import { type Scheduler, world } from "../clock/scheduler.ts";

/** A lock that is held. */
export interface Lease {
  readonly key: string;
  readonly process: string;
  readonly lost: AbortController;
}

/** The locks of a store. They are as those of our stores: one holder a key, who may die or lose it; waiting has no order. */
export interface LockRoom {
  /** The lock; or what `unless` gave when it was asked. */
  acquire<T>(key: string, process: string, options: ExclusiveOptions<T>): Promise<Lease | { readonly found: T }>;
  release(lease: Lease): void;
  /** Some time from now it goes to another one, if it is still held. */
  loseLater(lease: Lease): void;
  /** What a process held that was killed is free after a while. */
  noteDeath(process: string): void;
}

/** Milliseconds: how long a dead process holds a lock, a waiting one lets pass between two looks, and a loss may be away. */
const [leaseOfTheDead, longestPause, longestUntilLoss] = [3_000, 120, 1_500];

export function createLockRoom(scheduler: Scheduler, random: Random): LockRoom {
  const holders = new Map<string, Lease>();
  const waiting = new Map<string, Set<() => void>>();

  function wakeAll(key: string): void {
    for (const wake of waiting.get(key) ?? []) wake();
    waiting.delete(key);
  }

  function free(lease: Lease): void {
    if (holders.get(lease.key) !== lease) return;
    holders.delete(lease.key);
    wakeAll(lease.key);
  }

  /** Resolves a while after the lock changed hands. */
  function changed(key: string, process: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => reject(signal?.reason as Error);
      const wake = () =>
        void scheduler.schedule(
          random.between(0, longestPause),
          () => {
            signal?.removeEventListener("abort", leave);
            resolve();
          },
          process,
        );
      waiting.set(key, (waiting.get(key) ?? new Set()).add(wake));
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  return {
    async acquire(key, process, { signal, unless }) {
      for (let isFirst = true; ; isFirst = false) {
        signal?.throwIfAborted();
        const holder = holders.get(key);
        if (!holder) {
          const lease = { key, process, lost: new AbortController() };
          holders.set(key, lease);
          return lease;
        }
        if (!isFirst && unless) {
          const found = await unless();
          if (found !== undefined) return { found };
        }
        if (holders.has(key)) await changed(key, process, signal);
      }
    },
    release: free,
    loseLater(lease) {
      scheduler.schedule(
        random.between(0, longestUntilLoss),
        () => {
          if (holders.get(lease.key) !== lease) return;
          free(lease);
          lease.lost.abort(new Error("the lock went to another one"));
        },
        lease.process,
      );
    },
    noteDeath(process) {
      for (const lease of holders.values()) if (lease.process === process) scheduler.schedule(leaseOfTheDead, () => free(lease), world);
    },
  };
}
