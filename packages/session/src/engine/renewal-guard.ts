import { forgetOldest } from "../support/forget-oldest.ts";
import type { Session } from "../model/session.ts";

/**
 * Keeps refusals that no login can heal from causing logins.
 *
 * | refusal | then |
 * |---|---|
 * | ambiguous (403, a redirect, a page), and a fresh session got the same for this operation | no renewal for it, for 10 minutes |
 * | any, after 3 renewals in a row that did not help | no renewal at all, for 30 s |
 */
export interface RenewalGuard {
  mayRenew(operation: string, isCertain: boolean): boolean;
  /** The resent call was accepted. */
  helped(operation: string): void;
  /** The resent call was refused as well, with `fresh`. True for the first call that says so of this session. */
  failed(operation: string, isCertain: boolean, fresh: Session): boolean;
}

const operationPause = 600_000;
const fullPause = 30_000;
const fruitlessInARow = 3;
const remembered = 1_000;

export function createRenewalGuard(): RenewalGuard {
  const notAllowed = new Map<string, number>();
  let fruitless = 0;
  let lastFailed: Session | undefined;
  let pausedUntil = 0;

  return {
    mayRenew(operation, isCertain) {
      const now = performance.now();
      return now >= pausedUntil && (isCertain || now >= (notAllowed.get(operation) ?? 0));
    },
    helped(operation) {
      fruitless = 0;
      notAllowed.delete(operation);
    },
    failed(operation, isCertain, fresh) {
      const now = performance.now();
      if (!isCertain) {
        notAllowed.delete(operation);
        notAllowed.set(operation, now + operationPause);
        forgetOldest(notAllowed, remembered);
      }
      if (fresh === lastFailed) return false; // many calls, one renewal
      lastFailed = fresh;
      fruitless += 1;
      if (fruitless >= fruitlessInARow) pausedUntil = now + fullPause;
      return true;
    },
  };
}
