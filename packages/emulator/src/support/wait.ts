import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds that a timer can wait; a longer time would be over at once. */
export const maxWaitMs = 2 ** 31 - 1;

/** Whether a timer can wait for so long. */
export function isWait(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= maxWaitMs;
}

/** Resolves after so many milliseconds, or as soon as `signal` aborts; never rejects. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= 0 || signal.aborted) return;
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
