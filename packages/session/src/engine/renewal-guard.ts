import { forgetOldest } from "../support/forget-oldest.ts";
import type { Lapse } from "../model/vendor.ts";
import { operationOf, type PreparedCall } from "./prepared-call.ts";
import { type HeldSession, isAdopted } from "./session-state.ts";

/**
 * Keeps refusals that no login can heal from causing logins.
 *
 * | refusal | then |
 * |---|---|
 * | a session that was opened after it got the same for this operation | no renewal for this operation, for 10 minutes or until one of its calls is accepted |
 * | of any operation, after 3 renewals within half an hour that did not help (6 an hour) | first an accepted GET is sent again: only if that is refused, too, the session has lapsed. Where none is known, or nothing was accepted with, nor since, a renewal after that, no renewal for 20 minutes |
 *
 * A renewal has not helped when its session is refused before a call was accepted with it: those who waited for it may have left.
 * Signs that only may mean a lapse are counted apart from refusals: they say nothing of each other.
 */
export interface RenewalGuard {
  /** Whether a session that was refused is to be renewed. */
  mayRenew(operation: string, lapse: Lapse, refused: HeldSession): "yes" | "no" | "probe";
  /** Of the latest GET that was accepted. */
  readonly acceptedUrl: string | undefined;
  accepted(call: PreparedCall, used: HeldSession): void;
  /** The resent call was refused as well, with a session that was opened after the first refusal. True when an accepted GET is to tell whether it helped. */
  failed(operation: string, lapse: Lapse, fresh: HeldSession): boolean;
}

const operationPause = 600_000;
const longPause = 1_200_000;
const window = 1_800_000;
const maxFruitless = 3;
const maxOperations = 1_000;

/** A renewal that did not help: the moment of its login, and when that was found out. */
interface Fruitless {
  readonly openedAt: number;
  readonly at: number;
}

/** A sign that only may mean a lapse says nothing of refusals. */
const keyOf = (operation: string, lapse: Lapse) => `${lapse} ${operation}`;

export function createRenewalGuard(): RenewalGuard {
  const notAllowed = new Map<string, number>();
  const fruitless: Record<Lapse, readonly Fruitless[]> = { yes: [], maybe: [], no: [] }; // the latest last
  let lastRenewed = Number.POSITIVE_INFINITY; // the login of the session that was renewed last: only later ones are renewals
  let lastCounted: HeldSession | undefined;
  let suspected = 0; // the login of one that was counted, and may yet be accepted
  let lastAccepted = 0; // the latest login whose session was accepted
  let mayProbe = true; // nothing was in vain after a probe, since the last accepted call
  let acceptedUrl: string | undefined;

  function isTight(lapse: Lapse): boolean {
    const [first, , third] = fruitless[lapse];
    return first !== undefined && third !== undefined && performance.now() - first.at < window;
  }

  /** True unless it was counted before: many calls, one renewal. */
  function count(lapse: Lapse, session: HeldSession): boolean {
    const { openedAt } = session; // adopted ones have no moment
    if (session === lastCounted || (openedAt > 0 && openedAt <= (lastCounted?.openedAt ?? 0))) return false;
    lastCounted = session;
    mayProbe = openedAt === lastAccepted || !isTight(lapse);
    fruitless[lapse] = [...fruitless[lapse], { openedAt, at: performance.now() }].slice(-maxFruitless);
    return true;
  }

  return {
    get acceptedUrl() {
      return acceptedUrl;
    },
    mayRenew(operation, lapse, refused) {
      const now = performance.now();
      if (now < (notAllowed.get(keyOf(operation, lapse)) ?? 0)) return "no";
      if (refused.openedAt > Math.max(lastRenewed, lastAccepted) && count(lapse, refused)) suspected = refused.openedAt;
      lastRenewed = refused.openedAt;
      if (!isTight(lapse)) return "yes";
      if (mayProbe && acceptedUrl !== undefined) return "probe";
      // An adopted session may be of any age: what refuses it says nothing of this client's renewals.
      return isAdopted(refused) || now - (fruitless[lapse].at(-1)?.at ?? 0) >= longPause ? "yes" : "no";
    },
    accepted(call, { openedAt }) {
      mayProbe = true;
      lastAccepted = Math.max(lastAccepted, openedAt);
      if (call.method === "GET") acceptedUrl = call.url;
      const isSuspected = openedAt === suspected;
      if (!isSuspected && notAllowed.size === 0) return;
      for (const lapse of ["yes", "maybe"] as const) {
        if (isSuspected) fruitless[lapse] = fruitless[lapse].filter((one) => one.openedAt !== suspected);
        notAllowed.delete(keyOf(operationOf(call), lapse));
      }
    },
    failed(operation, lapse, fresh) {
      const key = keyOf(operation, lapse);
      notAllowed.delete(key);
      notAllowed.set(key, performance.now() + operationPause);
      forgetOldest(notAllowed, maxOperations);
      count(lapse, fresh);
      if (fresh.openedAt === suspected) suspected = 0;
      return !mayProbe && acceptedUrl !== undefined;
    },
  };
}
