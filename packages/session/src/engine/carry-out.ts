import type { Context } from "../context/context.ts";
import { closeSession } from "../login/close-session.ts";
import type { StoredSession } from "../login/stored-session.ts";
import type { LogoutOutcome } from "../events/logout-outcome.ts";
import { isSameSession, type Session } from "../model/session.ts";
import { createPending } from "../support/pending.ts";
import type { HeldSession, SessionEffect } from "./session-state.ts";

/** Carries out what becomes of sessions on the server and in the store. */
export interface CarryOut {
  (effect: SessionEffect): void;
  /** Ends a session on the server for everyone, and takes it out of the store if the server did. */
  end(session: Session): Promise<LogoutOutcome>;
  /** Resolves when nothing is under way: to what may still be open of it. */
  ended(): Promise<LogoutOutcome>;
}

export function createCarryOut<C>(context: Context<C>, stored: StoredSession): CarryOut {
  const pending = createPending();
  let rewriting: Promise<unknown> = Promise.resolve();

  /** What others find in the store is left to them. At once where it is known not to be there: a process that exits cannot wait. */
  async function release({ session, isStored }: HeldSession): Promise<LogoutOutcome | undefined> {
    if (isStored && (await stored.holds(session))) return;
    return closeSession(context, session);
  }

  /** One after the other: each compares with the one before. */
  function rewrite(from: Session, to: Session): Promise<unknown> {
    return (rewriting = rewriting.then(() => stored.keep(to, [from], isSameSession)));
  }

  async function end(session: Session): Promise<LogoutOutcome> {
    const outcome = await closeSession(context, session);
    // What may still be open stays where `sweep` finds it.
    if (outcome === "closed" || outcome === "already closed") await stored.remove(session);
    return outcome;
  }

  function carryOut(effect: SessionEffect): void {
    if (effect.type === "close") pending.add(closeSession(context, effect.held.session));
    else if (effect.type === "release") pending.add(release(effect.held));
    else if (effect.type === "rewrite") pending.add(rewrite(effect.from, effect.to.session));
  }

  return Object.assign(carryOut, {
    async ended() {
      const outcomes = await pending.ended();
      return (["unreachable", "refused"] as const).find((outcome) => outcomes.includes(outcome)) ?? "already closed";
    },
    end(session: Session) {
      const ending = end(session);
      pending.add(ending);
      return ending;
    },
  });
}
