import { setTimeout as sleep } from "node:timers/promises";

/** Resolves after so many milliseconds, or as soon as `signal` aborts; never rejects. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= 0 || signal.aborted) return;
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
