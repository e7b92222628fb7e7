import { utimesSync } from "node:fs";
import { access } from "node:fs/promises";
import { join } from "node:path";
import type { Lease, TryAcquire } from "../locking/locks.ts";
import { storeError } from "../support/store-error.ts";
import { endToken, listTokens, makeToken, numberOf, tidyTokens } from "./fencing-tokens.ts";
import { watchOwners } from "./lock-owners.ts";

/** A lock on a file system. */
export interface FileLease extends Lease {
  /**
   * A folder that is there only while the lock is held: it is moved away and emptied before another process gets the lock.
   * A rename out of it, or into it, is done under the lock or fails with ENOENT: the check and the write are one call.
   */
  readonly folder: string;
}

/** Attempts to take the lock in `folder`. Owner is the process that made the next fencing token and then sees no other held one. */
export function fileLockAttempts(folder: string, staleMs: number): TryAcquire<FileLease> {
  const isDead = watchOwners(staleMs);

  /** Ends the tokens of dead owners. True when there were some. */
  async function endDead(held: readonly string[]): Promise<boolean> {
    const dead: string[] = [];
    for (const name of held) if (await isDead(join(folder, name))) dead.push(name);
    for (const name of dead) await endToken(join(folder, name));
    return dead.length > 0;
  }

  return async function tryAcquire() {
    let before = await listTokens(folder);
    if (await endDead(before.held)) before = await listTokens(folder);
    if (before.held.length > 0) return { owner: before.held.join() };

    const token = before.latest === 0 ? firstNumber() : before.latest + 1;
    const name = String(token);
    const path = join(folder, name);
    if (!(await makeToken(folder, name))) return { owner: name };
    // A process that made a token at the same time sees ours, or we see its own.
    const after = await listTokens(folder);
    const isAlone = after.held.length === 1 && after.held[0] === name;
    if (!isAlone || after.ended.some((each) => numberOf(each) >= token)) {
      await endToken(path);
      return { owner: name };
    }
    await tidyTokens(folder, after);
    return { lease: startLease(path, staleMs) };
  };
}

/** The time, so that no number is given again after the folder was removed; in hundredths of a millisecond, since that may be soon. */
function firstNumber(): number {
  return Math.trunc((performance.timeOrigin + performance.now()) * 100);
}

/** Shows now and then that the owner lives, and notices when another process ended the token. */
function startLease(path: string, staleMs: number): FileLease {
  const lost = new AbortController();
  const beat = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(join(path, "owner"), now, now); // sync: names that are slow to resolve can block Node's pool of threads
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") return;
      clearInterval(beat);
      lost.abort(lockLost());
    }
  }, staleMs / 5);
  beat.unref();
  return {
    folder: path,
    lost: lost.signal,
    async release() {
      clearInterval(beat);
      await endToken(path).catch(() => undefined);
    },
  };
}

function lockLost(): Error {
  const message = "another process took the lock, since this one had not shown for a while that it lives. Nothing was written";
  return storeError("file store", "lock_lost", message);
}

/** Rejects with `lock_lost` when the lock is not held any more. */
export async function checkHeld(lease: FileLease): Promise<void> {
  await access(lease.folder).catch(() => {
    throw lockLost();
  });
}
