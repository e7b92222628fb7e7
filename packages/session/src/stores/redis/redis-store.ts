import type { Session } from "../../model/session.ts";
import { createLocks, type LockingStore } from "../locking/locks.ts";
import { encodeEntry, maxEntryBytes, readEntry } from "../entry-format/entry-format.ts";
import { readAndTouch } from "../support/read-and-touch.ts";
import { checkMilliseconds, storeError } from "../support/store-error.ts";
import { createWarn, type Warn } from "../support/warn.ts";
import { createSend, isClosed, keyPrefixOf, type RedisClient } from "./redis-client.ts";
import { type RedisLease, redisLockAttempts } from "./redis-lock.ts";
import { createRedisHolders } from "./redis-holders.ts";
import { scanKeys } from "./redis-scan.ts";
import { writeScript } from "./redis-scripts.ts";

export interface RedisStoreOptions {
  /** What the names of all keys begin with. Default `vendor-auth:`. */
  readonly prefix?: string | undefined;
  /** Milliseconds that a session is kept after it was written. Default 24 hours. */
  readonly ttl?: number | undefined;
  /** Milliseconds for one command, the wait for a connection included. Default 2,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds to wait for a lock. Default 60,000. */
  readonly wait?: number | undefined;
  /** Milliseconds after which a lock is free when its owner does not renew it. It is renewed five times as often. Default 2,500. */
  readonly lease?: number | undefined;
  /** Milliseconds after which a process that has not shown itself counts as gone, for `sweep`. It does so three times as often. Default 60,000. */
  readonly presence?: number | undefined;
  /** Called with what the store found and could not read. Default: Node's warnings. */
  readonly onWarning?: Warn | undefined;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * A store in Redis (5 or newer) or Valkey, for processes on many machines. Takes a connected client of `redis` or `ioredis`,
 * and neither opens nor closes a connection. What it stores is as readable as Redis is: see `encrypted`. Errors:
 * `store_unavailable` when Redis does not answer in time or refuses, `store_busy`, `lock_lost`, `options_invalid`.
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): LockingStore {
  const { prefix = "vendor-auth:", ttl = dayMs, timeout = 2_000, wait = 60_000, lease = 2_500, presence = 60_000 } = options;
  checkMilliseconds("redis store", { ttl, timeout, wait, lease, presence });
  const warn = createWarn(options.onWarning);
  const send = createSend(client, timeout);
  // Longer than any value lives: once the fence is gone there is nothing left that a late write could overwrite.
  const fenceMs = 2 * Math.max(ttl, dayMs);
  // The braces keep the keys of a login on one node of a cluster.
  const name = (key: string, part: string) => `${prefix}{${key}}${part}`;

  const holders = createRedisHolders(send, { nameOf: (key) => name(key, ":holders"), presence, isClosed: () => isClosed(client) });
  const { exclusive, leaseOf } = createLocks<RedisLease>({
    store: "redis store",
    wait,
    attempts: (key) => redisLockAttempts(send, { lockKey: name(key, ":lock"), fenceKey: name(key, ":fence"), leaseMs: lease, fenceMs }),
  });

  /**
   * A client repeats what was under way when a connection broke, and a server that was stopped does what it was sent before.
   * Under a lock the fence makes that harmless; outside, a write has a time after which the server does not do it.
   */
  async function write(key: string, text: string): Promise<void> {
    const fence = leaseOf(key)?.fence;
    let until = 0;
    if (fence === undefined) {
      const [seconds, micros] = (await send(["TIME"])) as [string, string];
      until = Number(seconds) * 1000 + Math.floor(Number(micros) / 1000) + timeout;
    }
    const keys = [name(key, ""), name(key, ":fence")];
    const isDone = await send(["EVAL", writeScript, "2", ...keys, fence ?? "", text, String(ttl), String(fenceMs), String(until)]);
    if (Number(isDone) === 1) return;
    if (fence === undefined) throw storeError("redis store", "store_unavailable", `Redis was not ready to write within ${timeout} ms`);
    throw storeError("redis store", "lock_lost", "another process took the lock meanwhile. Nothing was written");
  }

  async function read(key: string): Promise<Session | undefined> {
    const text = (await send(["GETRANGE", name(key, ""), "0", String(maxEntryBytes)])) as string;
    return text === "" ? undefined : readEntry(key, text, `The Redis key ${name(key, "")}`, warn);
  }

  return {
    exclusive,

    get: (key) => readAndTouch(key, read, holders),

    async set(key, session) {
      await write(key, encodeEntry("redis store", key, session));
      await holders.touch(key);
    },

    async delete(key) {
      await write(key, "");
      await holders.forget(key);
    },

    async orphaned(only) {
      const sessions = new Map<string, Session>();
      for (const key of only === undefined ? await scanKeys(send, keyPrefixOf(client) + prefix) : [only]) {
        const session = (await holders.isOrphaned(key)) ? await read(key) : undefined;
        if (session) sessions.set(key, session);
      }
      return sessions;
    },
  };
}
