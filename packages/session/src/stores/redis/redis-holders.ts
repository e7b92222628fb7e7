import type { Send } from "./redis-client.ts";
import { orphanedScript, touchScript } from "./redis-scripts.ts";

/** Which processes hold a session in Redis: a sorted set beside it, of names and of the time until which each counts. */
export interface RedisHolders {
  /** Notes that this process holds the key's session, now and for as long as it runs. Never rejects. */
  touch(key: string): Promise<void>;
  /** True when none of the holders has shown itself lately. */
  isOrphaned(key: string): Promise<boolean>;
  /** Forgets the holders of a key. Other ones that still run show themselves again. */
  forget(key: string): Promise<void>;
}

interface HolderOptions {
  /** The name of the set of a key. */
  readonly nameOf: (key: string) => string;
  /** Milliseconds for which a process counts after it has shown itself; it does so three times as often. */
  readonly presence: number;
  readonly isClosed: () => boolean;
}

export function createRedisHolders(send: Send, { nameOf, presence, isClosed }: HolderOptions): RedisHolders {
  const own = crypto.randomUUID();
  const beats = new Map<string, ReturnType<typeof setInterval>>();

  async function show(key: string): Promise<void> {
    if (isClosed()) return stop(key);
    // A failure is left to the next beat: the session is usable without the note.
    await send(["EVAL", touchScript, "1", nameOf(key), own, String(presence)]).catch(() => undefined);
  }

  function stop(key: string): void {
    clearInterval(beats.get(key));
    beats.delete(key);
  }

  return {
    async touch(key) {
      if (beats.has(key)) return;
      const beat = setInterval(() => void show(key), presence / 3);
      (beat as { unref?(): void }).unref?.();
      beats.set(key, beat);
      await show(key);
    },
    isOrphaned: async (key) => Number(await send(["EVAL", orphanedScript, "1", nameOf(key)])) === 1,
    async forget(key) {
      stop(key);
      await send(["DEL", nameOf(key)]);
    },
  };
}
