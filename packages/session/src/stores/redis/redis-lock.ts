import type { Lease, TryAcquire } from "../locking/locks.ts";
import { storeError } from "../support/store-error.ts";
import type { Send } from "./redis-client.ts";
import { acquireScript, releaseScript, renewScript } from "./redis-scripts.ts";

export interface RedisLease extends Lease {
  /** The fencing token: grows with each lock given, and a write that carries an older one is refused. */
  readonly fence: string;
}

interface LockOptions {
  /** Names of Redis keys. */
  readonly lockKey: string;
  readonly fenceKey: string;
  readonly leaseMs: number;
  readonly fenceMs: number;
}

/** Attempts to take a lock in Redis. */
export function redisLockAttempts(send: Send, { lockKey, fenceKey, leaseMs, fenceMs }: LockOptions): TryAcquire<RedisLease> {
  const owner = crypto.randomUUID();
  const release = () => send(["EVAL", releaseScript, "1", lockKey, owner]).catch(() => undefined);

  return async function tryAcquire() {
    const reply = await send(["EVAL", acquireScript, "2", lockKey, fenceKey, owner, String(leaseMs), String(fenceMs)], release);
    const [isTaken, fence] = reply as [number, string];
    if (isTaken !== 1) return { owner: fence };
    const lost = new AbortController();
    let isAsking = false;
    const beat = setInterval(async () => {
      if (isAsking) return;
      isAsking = true;
      try {
        const isOurs = await send(["EVAL", renewScript, "2", lockKey, fenceKey, owner, String(leaseMs), fence]);
        if (Number(isOurs) === 1) return;
        clearInterval(beat);
        lost.abort(storeError("redis store", "lock_lost", "another process took the lock, since it was not renewed in time"));
      } catch {
        // Redis does not answer. Work goes on: whether another process took the lock is seen when it answers, and at each write.
      } finally {
        isAsking = false;
      }
    }, leaseMs / 5);
    (beat as { unref?(): void }).unref?.();
    return {
      lease: {
        fence,
        lost: lost.signal,
        async release() {
          clearInterval(beat);
          await release();
        },
      },
    };
  };
}
