import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { maxPauseMs } from "../locking/locks.ts";
import { hasEnded, type ProcessIdentity } from "./process-identity.ts";

interface Observed {
  /** When the owner last showed that it lives, by the file system's clock. */
  readonly shownAt: number;
  /** How long it has shown nothing. */
  readonly silentMs: number;
  readonly lookedAt: number;
  readonly identity?: ProcessIdentity | undefined;
}

/**
 * Tells whether a lock's owner is dead: at once when its process is known to have ended, else when it has shown no sign of
 * life for `staleMs`. That time is counted on this process's own monotonic clock and only while this process looks, so that
 * no clock that is set and no suspended machine takes a lock away.
 */
export function watchOwners(staleMs: number): (token: string) => Promise<boolean> {
  const observed = new Map<string, Observed>();
  return async (token) => {
    const path = join(token, "owner");
    const found = await stat(path)
      .catch(() => stat(token))
      .catch(() => undefined); // without the file: just made
    if (!found) return false;
    const now = performance.now();
    const last = observed.get(token);
    const isSilent = last?.shownAt === found.mtimeMs;
    const silentMs = isSilent ? last.silentMs + Math.min(now - last.lookedAt, 2 * maxPauseMs) : 0;
    const identity = last?.identity ?? (await readOwner(path));
    observed.set(token, { shownAt: found.mtimeMs, silentMs, lookedAt: now, identity });
    return silentMs >= staleMs || (identity !== undefined && hasEnded(identity));
  };
}

async function readOwner(path: string): Promise<ProcessIdentity | undefined> {
  try {
    return (JSON.parse(await readFile(path, "utf8")) as ProcessIdentity | null) ?? undefined;
  } catch {
    return undefined; // not written yet, or only half
  }
}
