import type { Lease } from "../locking/exclusive.ts";
import type { Send } from "./redis-client.ts";
import { acquireScript, releaseScript, renewScript } from "./redis-scripts.ts";
import { storeError } from "../support/store-error.ts";

export interface RedisLease extends Lease {
  /** Grows with each lock given: a write that carries an older one is refused. */
  readonly epoch: string;
}

interface LockOptions {
  /** Names of Redis keys. */
  readonly lock: string;
  readonly epoch: string;
  /** Milliseconds. */
  readonly lease: number;
  readonly epochTtl: string;
}

/** Begins to compete for a lock in Redis. */
export function competeForRedis(send: Send, { lock, epoch: epochKey, lease, epochTtl }: LockOptions): () => Promise<RedisLease | string> {
  const token = crypto.randomUUID();
  const release = () => send(["EVAL", releaseScript, "1", lock, token]).catch(() => undefined);

  return async () => {
    const reply = await send(["EVAL", acquireScript, "2", lock, epochKey, token, String(lease), epochTtl], release);
    const [isTaken, given] = reply as [number, string];
    if (isTaken !== 1) return given;
    const lost = new AbortController();
    let isAsking = false;
    const beat = setInterval(async () => {
      if (isAsking) return;
      isAsking = true;
      try {
        const isOurs = await send(["EVAL", renewScript, "2", lock, epochKey, token, String(lease), given]);
        if (Number(isOurs) === 1) return;
        clearInterval(beat);
        lost.abort(storeError("redis store", "lock_lost", "the lock went to another one, since it was not renewed in time"));
      } catch {
        // Redis does not answer. Work goes on: whether another one came is seen when it answers, and at each write.
      } finally {
        isAsking = false;
      }
    }, lease / 5);
    (beat as { unref?(): void }).unref?.();
    return {
      epoch: given,
      lost: lost.signal,
      async release() {
        clearInterval(beat);
        await release();
      },
    };
  };
}
