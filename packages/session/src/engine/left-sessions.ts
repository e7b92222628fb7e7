import { type HeldSession, isOfOneLogin } from "./session-state.ts";

/** The sessions that a client has logged out of last: what they are refused says nothing. */
export interface LeftSessions {
  add(held: HeldSession | undefined): void;
  /** With whatever values it was used. */
  has(held: HeldSession): boolean;
  /** It is in use again. */
  remove(held: HeldSession): void;
}

const most = 8;

export function createLeftSessions(): LeftSessions {
  let left: readonly HeldSession[] = [];
  return {
    add(held) {
      if (held) left = [held, ...left].slice(0, most);
    },
    has: (held) => left.some((one) => isOfOneLogin(one, held)),
    remove(held) {
      left = left.filter((one) => !isOfOneLogin(one, held));
    },
  };
}
