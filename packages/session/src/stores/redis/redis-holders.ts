import type { Send } from "./redis-client.ts";
import { showUserScript, unusedScript } from "./redis-scripts.ts";

/** Which processes use a session in Redis: a sorted set beside it, of names and of the time until which each counts. */
export interface RedisUsers {
  /** Notes that this process uses the key's session, now and for as long as it runs. Never rejects. */
  note(key: string): Promise<void>;
  /** True when none of those who used it has shown itself lately. */
  areGone(key: string): Promise<boolean>;
  /** Forgets who used a key. Others that do so still show themselves again. */
  forget(key: string): Promise<void>;
}

interface UsersOptions {
  /** The name of the set of a key. */
  readonly nameOf: (key: string) => string;
  /** Milliseconds for which a process counts after it has shown itself; it does so three times as often. */
  readonly presence: number;
  readonly isClosed: () => boolean;
}

export function createRedisUsers(send: Send, { nameOf, presence, isClosed }: UsersOptions): RedisUsers {
  const token = crypto.randomUUID();
  const beats = new Map<string, ReturnType<typeof setInterval>>();

  async function show(key: string): Promise<void> {
    if (isClosed()) return stop(key);
    // What it is for can do without: it is shown again when Redis answers again.
    await send(["EVAL", showUserScript, "1", nameOf(key), token, String(presence)]).catch(() => undefined);
  }

  function stop(key: string): void {
    clearInterval(beats.get(key));
    beats.delete(key);
  }

  return {
    async note(key) {
      if (beats.has(key)) return;
      const beat = setInterval(() => void show(key), presence / 3);
      (beat as { unref?(): void }).unref?.();
      beats.set(key, beat);
      await show(key);
    },
    areGone: async (key) => Number(await send(["EVAL", unusedScript, "1", nameOf(key)])) === 1,
    async forget(key) {
      stop(key);
      await send(["DEL", nameOf(key)]);
    },
  };
}
