import { isSameLogin, type Session } from "../model/session.ts";
import {
  type Choice,
  type HeldSession,
  initialState,
  type SessionEffect,
  type SessionState,
  type SessionStateEvent,
  type Transition,
} from "./session-state.ts";

/**
 * The rules of keeping a session: what each event makes of the state, and what is then to be done. No clock, no waiting, no
 * sending; the session manager carries the effects out.
 *
 * Every session that came in by `obtained` is, at any time, in one of these places: `current`, `outgoing`, `replaced`, or an
 * effect has said what becomes of it (`close`, `release`, `end`), or a call has shown that it had ended.
 */
export function transition(state: SessionState, event: SessionStateEvent): Transition {
  switch (event.type) {
    case "needed":
      if (state.isDisposed || state.isObtaining || (state.current && !state.isDoubted)) return unchanged(state);
      return obtaining(state, event);

    case "refused":
      // Compare, do not invalidate: a late refusal of an older session says nothing of the current one.
      return state.current === event.held && !state.isDisposed ? obtaining(state, event) : unchanged(state);

    case "doubted":
      return unchanged(state.current === event.held ? { ...state, isDoubted: true } : state);

    case "obtained":
      return obtained(state, event.held);

    case "failed": {
      const { outgoing } = state;
      if (state.isDisposed) return { state: settled(state), effects: all("release", outgoing) };
      // Without a new one, the old one is all there is. It may be good: a refusal can have been the operation's own.
      return unchanged({ ...settled(state), current: outgoing });
    }

    case "compared": {
      const replaced = state.replaced.filter((held) => held !== event.held);
      if (replaced.length === state.replaced.length) return unchanged(state);
      return { state: { ...state, replaced }, effects: event.hadEnded ? [] : all("close", event.held) };
    }

    case "updated": {
      const { held, session } = event;
      if (state.current !== held) return unchanged(state); // of a session that was replaced, or by an answer that came late
      const current = { ...held, session };
      return { state: { ...state, current }, effects: [{ type: "rewrite", from: held.session, to: current }] };
    }

    case "logout": {
      const held = (state.current ?? state.outgoing)?.session;
      // Another may have been given newer values of the same session.
      const session = !held || (event.stored && isSameLogin(event.stored, held)) ? event.stored : held;
      const effects: SessionEffect[] = session ? [{ type: "end", session }] : [];
      const { isObtaining, isDisposed, left, replaced } = state;
      const ended = { ...initialState, isObtaining, isDisposed, left: session ?? left, spent: spentToo(state, session) };
      return { state: ended, effects: [...effects, ...all("close", ...replaced)] };
    }

    case "disposed":
      return {
        state: { ...state, isDisposed: true, current: undefined, replaced: [] },
        effects: [...all("release", state.current), ...all("close", ...state.replaced)],
      };
  }
}

function unchanged(state: SessionState): Transition {
  return { state, effects: [] };
}

/** What was current goes out, but is kept until another is there. */
function obtaining(state: SessionState, { mustLogIn = false, fingerprint }: Choice): Transition {
  const outgoing = state.current;
  const hasLapsed = state.hasLapsed || outgoing !== undefined;
  const spent = spentToo(state, outgoing?.session);
  return {
    state: { ...state, current: undefined, isObtaining: true, outgoing, hasLapsed, spent },
    effects: [{ type: "obtain", mustLogIn, fingerprint }],
  };
}

function settled(state: SessionState): SessionState {
  return { ...state, isObtaining: false, isDoubted: false, outgoing: undefined };
}

function obtained(state: SessionState, held: HeldSession): Transition {
  const { isDoubted } = state;
  // Newer values of the same session, from the store, replace nothing that could be closed.
  const outgoing = state.outgoing && isSameLogin(state.outgoing.session, held.session) ? undefined : state.outgoing;
  if (state.isDisposed) return { state: settled(state), effects: [...all("release", held), ...all("close", outgoing)] };
  const announce: SessionEffect = { type: "announce", held, isRenewal: state.hasLapsed };
  // One that was only doubted has no call that would compare: it may be good, so it is closed.
  const isCompared = outgoing && !isDoubted;
  const replaced = isCompared ? [...state.replaced, outgoing] : state.replaced;
  return {
    state: { ...settled(state), current: held, replaced },
    effects: [announce, ...all("close", isDoubted ? outgoing : undefined)],
  };
}

function all(type: "close" | "release", ...sessions: readonly (HeldSession | undefined)[]): SessionEffect[] {
  return sessions.flatMap((held) => (held ? [{ type, held }] : []));
}

const maxSpent = 4;

/** A copy, so that the session itself is forgotten. */
function spentToo({ spent }: SessionState, session: Session | undefined): readonly Session[] {
  return session ? [{ ...session, secrets: { ...session.secrets } }, ...spent].slice(0, maxSpent) : spent;
}
