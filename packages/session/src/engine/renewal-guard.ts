import { forgetOldest } from "../support/forget-oldest.ts";
import type { Lapse } from "../model/vendor.ts";
import type { HeldSession } from "./session-state.ts";

/**
 * Keeps refusals that no login can heal from causing logins.
 *
 * | refusal | then |
 * |---|---|
 * | a session that was opened after it got the same for this operation | no renewal for this operation, for 10 minutes or until one of its calls is accepted |
 * | of any operation, after 3 renewals within half an hour that did not help (6 an hour) | first an accepted GET is sent again: only if that is refused, too, the session has lapsed. Where none is known, or nothing was accepted since, no renewal for 20 minutes |
 *
 * Signs that only may mean a lapse are counted apart from refusals: they say nothing of each other.
 */
export interface RenewalGuard {
  mayRenew(operation: string, lapse: Lapse): "yes" | "no" | "probe";
  /** Of the latest GET that was accepted. */
  readonly acceptedUrl: string | undefined;
  accepted(method: string, operation: () => string, url: string): void;
  /** The resent call was refused as well, with a session that was opened after the first refusal. */
  failed(operation: string, lapse: Lapse, fresh: HeldSession): void;
}

const operationPause = 600_000;
const longPause = 1_200_000;
const window = 1_800_000;
const maxFruitless = 3;
const maxOperations = 1_000;

/** A sign that only may mean a lapse says nothing of refusals. */
const keyOf = (operation: string, lapse: Lapse) => `${lapse} ${operation}`;

export function createRenewalGuard(): RenewalGuard {
  const notAllowed = new Map<string, number>();
  const fruitless: Record<Lapse, readonly number[]> = { yes: [], maybe: [], no: [] }; // when, the latest last
  let lastFailed: HeldSession | undefined;
  let hasAccepted = false; // since the last fruitless one
  let acceptedUrl: string | undefined;

  return {
    get acceptedUrl() {
      return acceptedUrl;
    },
    mayRenew(operation, lapse) {
      const now = performance.now();
      if (now < (notAllowed.get(keyOf(operation, lapse)) ?? 0)) return "no";
      const times = fruitless[lapse];
      if (times.length < maxFruitless || now - (times[0] ?? 0) >= window) return "yes";
      if (hasAccepted && acceptedUrl !== undefined) return "probe";
      return now - (times.at(-1) ?? 0) >= longPause ? "yes" : "no";
    },
    accepted(method, operation, url) {
      hasAccepted = true;
      if (method === "GET") acceptedUrl = url;
      if (notAllowed.size === 0) return;
      for (const lapse of ["yes", "maybe"] as const) notAllowed.delete(keyOf(operation(), lapse));
    },
    failed(operation, lapse, fresh) {
      const now = performance.now();
      const key = keyOf(operation, lapse);
      notAllowed.delete(key);
      notAllowed.set(key, now + operationPause);
      forgetOldest(notAllowed, maxOperations);
      if (fresh === lastFailed) return; // many calls, one renewal
      lastFailed = fresh;
      hasAccepted = false;
      fruitless[lapse] = [...fruitless[lapse], now].slice(-maxFruitless);
    },
  };
}
