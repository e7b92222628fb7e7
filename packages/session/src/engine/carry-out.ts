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
  end(session: Session, other?: Session): Promise<LogoutOutcome>;
  /** Resolves when nothing is under way: to what may still be open of it. */
  ended(): Promise<LogoutOutcome>;
  /** Ends a session that this client alone knows. Where the server does not say that it did, once more with `other` values of it. */
  leave(session: Session, other?: Session): Promise<LogoutOutcome>;
  /** Left last, and not ended by the server's word: a logout asks for it again. */
  unended(): Session | undefined;
  /** Resolves when the store has the newest values, or has failed. */
  rewritten(): Promise<unknown>;
}

export function createCarryOut<C>(context: Context<C>, stored: StoredSession): CarryOut {
  const pending = createPending();
  let rewriting: Promise<unknown> = Promise.resolve();
  let unended: Session | undefined;

  async function leave(session: Session, other?: Session): Promise<LogoutOutcome> {
    let outcome = await closeSession(context, session);
    if (other && outcome !== "closed") outcome = await closeSession(context, other);
    if (!/closed/.test(outcome)) unended = other ?? session;
    else if (unended === session || unended === other) unended = undefined;
    return outcome;
  }

  /** What others find in the store is left to them. At once where it is known not to be there: a process that exits cannot wait. */
  async function release({ session, isStored }: HeldSession): Promise<LogoutOutcome | undefined> {
    if (isStored && (await stored.holds(session))) return;
    return leave(session);
  }

  /** One after the other: each compares with the one before. */
  function rewrite(from: Session, to: Session): Promise<unknown> {
    return (rewriting = rewriting.then(() => stored.keep(to, [from], isSameSession)));
  }

  async function end(session: Session, other?: Session): Promise<LogoutOutcome> {
    const outcome = await leave(session, other);
    // What may still be open stays where `sweep` finds it.
    if (/closed/.test(outcome)) await stored.remove(session);
    return outcome;
  }

  function carryOut(effect: SessionEffect): void {
    if (effect.type === "close") void pending.add(closeSession(context, effect.held.session));
    else if (effect.type === "release") void pending.add(release(effect.held));
    else if (effect.type === "rewrite") void pending.add(rewrite(effect.from, effect.to.session));
  }

  return Object.assign(carryOut, {
    end: (session: Session, other?: Session) => pending.add(end(session, other)),
    async ended() {
      const outcomes = await pending.ended();
      return (["unreachable", "refused"] as const).find((outcome) => outcomes.includes(outcome)) ?? "already closed";
    },
    unended: () => unended,
    rewritten: () => rewriting,
    leave,
  });
}
