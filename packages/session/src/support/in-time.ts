import { withDeadline } from "./timer.ts";
import { unlessAborted } from "./unless-aborted.ts";

/** The result of `work`, or a rejection with `message` after `ms` milliseconds, or with `leave`: for work of others, which may never end. */
export function inTime<T>(ms: number, work: (signal: AbortSignal) => Promise<T>, message?: string, leave?: AbortSignal | null): Promise<T> {
  return withDeadline(ms, (signal) => unlessAborted(work(signal), signal), leave, message);
}
