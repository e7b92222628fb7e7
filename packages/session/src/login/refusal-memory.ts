import { forgetOldest } from "../support/forget-oldest.ts";
import type { RefusedLogin } from "./open-session.ts";

/** Remembers which credentials were refused, so that no loop of calls locks an account. */
export interface RefusalMemory {
  /** Throws the remembered error while these credentials are not to be tried again. Returns the logins that ended without a verdict. */
  check(credentials: string): number;
  remember(credentials: string, refused: RefusedLogin): void;
  /** These credentials are good. */
  forget(credentials: string): void;
  clear(): void;
}

/** More rotations than anybody makes; the oldest is forgotten first. */
const remembered = 100;

export function createRefusalMemory(): RefusalMemory {
  const refusals = new Map<string, { refused: RefusedLogin; until: number }>();
  return {
    check(credentials) {
      const refusal = refusals.get(credentials);
      // performance.now() is monotonic: a clock that is set back or forward changes no wait.
      if (refusal && performance.now() < refusal.until) throw refusal.refused.error;
      return refusal?.refused.unproven ?? 0;
    },
    remember(credentials, refused) {
      refusals.delete(credentials);
      refusals.set(credentials, { refused, until: performance.now() + refused.wait });
      forgetOldest(refusals, remembered);
    },
    forget: (credentials) => void refusals.delete(credentials),
    clear: () => refusals.clear(),
  };
}
