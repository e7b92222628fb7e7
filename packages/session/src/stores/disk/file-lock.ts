import { utimesSync } from "node:fs";
import { access, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Lease, longestPause } from "../locking/exclusive.ts";
import { endEpoch, listEpochs, makeEpoch, numberOf, tidyEpochs } from "./fencing-tokens.ts";
import { hasEnded, type ProcessIdentity } from "./process-identity.ts";
import { storeError } from "../support/store-error.ts";

/** A lock on a file system. */
export interface FileLease extends Lease {
  /**
   * A folder that is there only while the lock is held: it is moved away and emptied before another one gets the lock. A
   * rename out of it, or into it, is done under the lock or fails with ENOENT; there is no moment between check and write.
   */
  readonly folder: string;
}

/** Begins to compete for the lock in `folder`. Holder is who made the next epoch and then sees no other that is held. */
export function competeForFile(folder: string, stale: number): () => Promise<FileLease | string> {
  const isAbandoned = observe(stale);

  async function endAbandoned(held: readonly string[]): Promise<boolean> {
    const abandoned: string[] = [];
    for (const name of held) if (await isAbandoned(join(folder, name))) abandoned.push(name);
    for (const name of abandoned) await endEpoch(join(folder, name));
    return abandoned.length > 0;
  }

  return async function attempt() {
    let before = await listEpochs(folder);
    if (await endAbandoned(before.held)) before = await listEpochs(folder);
    if (before.held.length > 0) return before.held.join();

    // The first is the time, so that no number is given again after somebody has removed the folder.
    const epoch = before.latest === 0 ? Date.now() : before.latest + 1;
    const name = String(epoch);
    const path = join(folder, name);
    if (!(await makeEpoch(folder, name))) return name;
    // Whoever made a folder at the same time sees ours, or we see theirs.
    const after = await listEpochs(folder);
    const isAlone = after.held.length === 1 && after.held[0] === name;
    if (!isAlone || after.ended.some((each) => numberOf(each) >= epoch)) {
      await endEpoch(path);
      return name;
    }
    await tidyEpochs(folder, after);
    return hold(path, stale);
  };
}

/** Shows every now and then that the holder lives, and notices when the epoch was ended by another one. */
function hold(path: string, stale: number): FileLease {
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
  }, stale / 5);
  beat.unref();
  return {
    folder: path,
    lost: lost.signal,
    async release() {
      clearInterval(beat);
      await endEpoch(path).catch(() => undefined);
    },
  };
}

function lockLost(): Error {
  const message = "the lock went to another one, since this process had not shown for a while that it lives. Nothing was written";
  return storeError("file store", "lock_lost", message);
}

/** Rejects with `lock_lost` when the lock is not held any more. */
export async function checkHeld(lease: FileLease): Promise<void> {
  await access(lease.folder).catch(() => {
    throw lockLost();
  });
}

/**
 * Judges whether a holder is gone: at once when its process is known to have ended, else when it has shown no sign of life
 * for `stale` milliseconds. They are counted on this process's own monotonic clock and only while this process looks, so
 * that no clock that is set and no suspended machine takes a lock away.
 */
function observe(stale: number): (path: string) => Promise<boolean> {
  const seen = new Map<string, { sign: number; silence: number; at: number; owner?: ProcessIdentity | undefined }>();
  return async (path) => {
    const owner = join(path, "owner");
    const found = await stat(owner)
      .catch(() => stat(path))
      .catch(() => undefined); // without owner: just made
    if (!found) return false;
    const now = performance.now();
    const last = seen.get(path);
    const isQuiet = last?.sign === found.mtimeMs;
    const silence = isQuiet ? last.silence + Math.min(now - last.at, 2 * longestPause) : 0;
    const identity = last?.owner ?? (await readOwner(owner));
    seen.set(path, { sign: found.mtimeMs, silence, at: now, owner: identity });
    return silence >= stale || (identity !== undefined && hasEnded(identity));
  };
}

async function readOwner(path: string): Promise<ProcessIdentity | undefined> {
  try {
    return (JSON.parse(await readFile(path, "utf8")) as ProcessIdentity | null) ?? undefined;
  } catch {
    return undefined; // not written yet, or only half
  }
}
