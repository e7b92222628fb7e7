import { forgetOldest } from "../support/forget-oldest.ts";
import type { HeldSession } from "./session-state.ts";

/**
 * Keeps refusals that no login can heal from causing logins.
 *
 * | refusal | then |
 * |---|---|
 * | a session that was opened after it got the same for this operation | no renewal for this operation, for 10 minutes or until one of its calls is accepted |
 * | of any operation, after 3 renewals within half an hour that did not help (6 an hour) | first an accepted GET is sent again: only if that is refused, too, the session has lapsed. If nothing was accepted since, no renewal |
 */
export interface RenewalGuard {
  mayRenew(operation: string): "yes" | "no" | "probe";
  /** Of the latest GET that was accepted. */
  readonly acceptedUrl: string | undefined;
  accepted(method: string, operation: () => string, url: string): void;
  /** The resent call was refused as well, with a session that was opened after the first refusal. */
  failed(operation: string, fresh: HeldSession): void;
}

const operationPause = 600_000;
const window = 1_800_000;
const maxFruitless = 3;
const maxOperations = 1_000;

export function createRenewalGuard(): RenewalGuard {
  const notAllowed = new Map<string, number>();
  let fruitless: readonly number[] = []; // when, the latest last
  let lastFailed: HeldSession | undefined;
  let hasAccepted = false; // since the last fruitless one
  let acceptedUrl: string | undefined;

  return {
    get acceptedUrl() {
      return acceptedUrl;
    },
    mayRenew(operation) {
      const now = performance.now();
      if (now < (notAllowed.get(operation) ?? 0)) return "no";
      if (fruitless.length < maxFruitless || now - (fruitless[0] ?? 0) >= window) return "yes";
      return hasAccepted && acceptedUrl !== undefined ? "probe" : "no";
    },
    accepted(method, operation, url) {
      hasAccepted = true;
      if (method === "GET") acceptedUrl = url;
      if (notAllowed.size > 0) notAllowed.delete(operation());
    },
    failed(operation, fresh) {
      const now = performance.now();
      notAllowed.delete(operation);
      notAllowed.set(operation, now + operationPause);
      forgetOldest(notAllowed, maxOperations);
      if (fresh === lastFailed) return; // many calls, one renewal
      lastFailed = fresh;
      hasAccepted = false;
      fruitless = [...fruitless, now].slice(-maxFruitless);
    },
  };
}
