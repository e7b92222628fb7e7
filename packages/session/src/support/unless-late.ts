import { after } from "./timer.ts";

/**
 * The result, or `late` after `ms` milliseconds. The work goes on. For what many calls wait for: `inTime`, whose work gets a signal,
 * takes three times as long.
 */
export function unlessLate<T>(ms: number, result: Promise<T>, late: T): Promise<T> {
  return new Promise((resolve, reject) => {
    const forget = after(ms, () => resolve(late));
    result.finally(forget).then(resolve, reject);
  });
}
