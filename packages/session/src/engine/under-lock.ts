import type { Context } from "../context/context.ts";
import type { StoredSession } from "../login/stored-session.ts";
import { inTime } from "../support/in-time.ts";
import { after, timeoutError } from "../support/timer.ts";
import { unlessAborted } from "../support/unless-aborted.ts";
import type { HeldSession } from "./session-state.ts";

interface LockedLogin {
  readonly adopt: () => Promise<HeldSession | undefined>;
  readonly open: (lost?: AbortSignal) => Promise<HeldSession>;
  readonly signal: AbortSignal;
}

/** A result, or the error that `open` failed with: which must not look like a failure of the store. */
type Outcome = PromiseSettledResult<HeldSession>;

/**
 * Logs in while nobody else who shares the store does, after another look into it. A client that waits for the login of
 * another takes its session from the store, without a turn at the lock. A lock that fails, or that is not given within half of
 * `loginTimeout`, is done without. A login that the loss of the lock interrupts is tried once more.
 */
export async function underLock<C>(
  context: Context<C>,
  stored: StoredSession,
  login: LockedLogin,
  isSecondTry = false,
): Promise<HeldSession> {
  const { store, loginTimeout, logoutTimeout } = context.options;
  if (!store?.exclusive || stored.isHanging()) return login.open();
  const { adopt, open, signal } = login;
  const started = performance.now();
  let lock: AbortSignal | undefined;
  let outcome: Outcome | undefined;
  let end!: (worked: Promise<unknown>) => void;
  const worked = new Promise<unknown>((resolve) => (end = resolve));
  const waiting = new AbortController();
  const forget = after(loginTimeout / 2, () => waiting.abort(timeoutError("the store's lock was not given in time")));
  const until = AbortSignal.any([signal, waiting.signal]);

  async function settle(result: Promise<HeldSession>): Promise<Outcome> {
    [outcome] = await Promise.allSettled([result]);
    return outcome;
  }
  async function work(lost: AbortSignal): Promise<Outcome | undefined> {
    if (until.aborted) return undefined; // too late: done without
    forget();
    lock = lost;
    const settled = settle(adopt().then((found) => found ?? open(lost)));
    end(settled);
    return settled;
  }
  async function unless(): Promise<Outcome | undefined> {
    const found = await adopt();
    return found && settle(Promise.resolve(found));
  }

  try {
    const locked = store.exclusive(stored.key, work, { signal: until, unless });
    // Work that has begun is not left: it may have opened a session. Its end does not hang on the lock's.
    await Promise.race([unlessAborted(locked, until).catch((error: unknown) => (lock ? worked : Promise.reject(error as Error))), worked]);
    // Given back before the next login, if that takes no time that the callers have.
    if (lock) await inTime(Math.min(logoutTimeout, loginTimeout / 4), () => locked).catch(() => {});
  } catch (error) {
    if (!signal.aborted) stored.failed(error, started);
  } finally {
    forget();
  }
  if (outcome?.status === "fulfilled") return outcome.value;
  signal.throwIfAborted();
  if (lock?.aborted && !isSecondTry) return (await adopt()) ?? underLock(context, stored, login, true);
  if (outcome) throw outcome.reason as Error;
  return open();
}
