import { compileMatch, type Match, type Matchable } from "../http/match.ts";
import { wait } from "../support/wait.ts";

/** Lets a test wait until requests have arrived. */
export interface Waiters {
  arrived(request: Matchable): void;
  /** Resolves when so many matching requests have arrived from now on; rejects after `timeout` milliseconds. */
  until(match: Match, count: number, timeout: number): Promise<void>;
}

/** `closing` ends every wait. */
export function createWaiters(closing: AbortSignal): Waiters {
  const waiting = new Set<(request: Matchable) => void>();
  return {
    arrived(request) {
      for (const onRequest of waiting) onRequest(request);
    },
    async until(match, count, timeout) {
      const isMeant = compileMatch(match);
      const done = new AbortController();
      let seen = 0;
      const onRequest = (request: Matchable): void => {
        if (isMeant(request)) seen += 1;
        if (seen >= count) done.abort();
      };
      waiting.add(onRequest);
      await wait(timeout, AbortSignal.any([done.signal, closing]));
      waiting.delete(onRequest);
      if (seen < count)
        throw new Error(`waitFor: expected ${count} requests matching ${JSON.stringify(match)} within ${timeout} ms, saw ${seen}`);
    },
  };
}
