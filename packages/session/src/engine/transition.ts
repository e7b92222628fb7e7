import { isSameLogin, isSameSession, type Session } from "../model/session.ts";
import {
  type Choice,
  type HeldSession,
  initialState,
  isOfOneLogin,
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
      return unchanged(state.current && isOfOneLogin(state.current, event.held) ? { ...state, isDoubted: true } : state);

    case "obtained":
      return obtained(state, event.held);

    case "failed": {
      const { outgoing } = state;
      if (state.isDisposed) return { state: settled(state), effects: all("release", outgoing) };
      // Without a new one, the old one is all there is. It may be good: a refusal can have been the operation's own.
      return unchanged({ ...settled(state), current: outgoing });
    }

    case "compared": {
      const replaced = state.replaced.filter((held) => !isOfOneLogin(held, event.held));
      const found = state.replaced.filter((held) => !replaced.includes(held));
      return { state: { ...state, replaced }, effects: event.hadEnded ? [] : all("close", ...found) };
    }

    case "updated": {
      // Whatever has become of it: its end needs the latest as well. An answer that came late says nothing of a newer session.
      const updated = <Held extends HeldSession | undefined>(held: Held): Held =>
        held && isOfOneLogin(held, event.held)
          ? { ...held, session: { ...held.session, secrets: { ...held.session.secrets, ...event.secrets } } }
          : held;
      const [current, outgoing] = [updated(state.current), updated(state.outgoing)];
      const [from, to] = [state.current ?? state.outgoing, current ?? outgoing];
      return {
        state: { ...state, current, outgoing, replaced: state.replaced.map(updated) },
        effects: from && to && from !== to ? [{ type: "rewrite", from: from.session, to }] : [],
      };
    }

    case "logout": {
      const held = (state.current ?? state.outgoing)?.session;
      // Another may have been given newer values of the same session.
      const isTheirs = !held || (event.stored && isSameLogin(event.stored, held));
      const session = isTheirs ? event.stored : held;
      const other = isTheirs && held && session && !isSameSession(session, held) ? { other: held } : {};
      const effects: SessionEffect[] = session ? [{ type: "end", session, ...other }] : [];
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
  const outgoing = state.outgoing && isOfOneLogin(state.outgoing, held) ? undefined : state.outgoing;
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
