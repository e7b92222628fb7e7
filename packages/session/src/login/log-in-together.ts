import type { Context } from "../context/context.ts";
import { createSharedRefusals, type SharedRefusals } from "./shared-refusals.ts";
import type { MaybePromise, Session } from "../model/session.ts";
import type { StoredSession } from "./stored-session.ts";

/**
 * Logs in while nobody else who shares the store does, after another look into it. Who waits for the login of another takes
 * its session from the store, without a turn at the lock. A login that the loss of the lock interrupts is tried once more; a
 * lock that fails is done without.
 */
export async function logInTogether<C>(
  context: Context<C>,
  stored: StoredSession,
  read: () => Promise<Session | undefined>,
  logIn: (signal: AbortSignal, shared?: SharedRefusals) => Promise<Session>,
  signal: AbortSignal,
  isSecondTry = false,
): Promise<Session> {
  let lock: AbortSignal | undefined;
  const held = await stored.attempt(async (store) => {
    const shared = createSharedRefusals(context, stored);
    const work = async (lost: AbortSignal) => {
      lock = lost;
      return { result: await settled((await read()) ?? logIn(AbortSignal.any([signal, lost]), shared)) };
    };
    try {
      return await store.exclusive?.(stored.key, work, {
        signal,
        async unless() {
          const found = await read();
          return found && { result: await settled(found) };
        },
      });
    } catch (error) {
      if (signal.aborted) return undefined; // nobody waits any more: that is no failure of the store
      throw error;
    }
  });
  if (held?.result.status === "fulfilled") return held.result.value;
  signal.throwIfAborted();
  if (lock?.aborted && !isSecondTry) return (await read()) ?? logInTogether(context, stored, read, logIn, signal, true);
  if (held) throw held.result.reason;
  return logIn(signal);
}

/** A failed login is no failure of the store, and must not look like one. */
async function settled<T>(work: MaybePromise<T>): Promise<PromiseSettledResult<T>> {
  const [result] = await Promise.allSettled([work]);
  return result;
}
