import type { Context } from "../context/context.ts";
import { createLoginMemory } from "../login/login-memory.ts";
import { createStoredSession } from "../login/stored-session.ts";
import type { LogoutOutcome } from "../events/logout-outcome.ts";
import { forCaller } from "../errors/for-caller.ts";
import { isSameSession, type MaybePromise, type Session } from "../model/session.ts";
import { startSingleFlight, type SingleFlight } from "../support/single-flight.ts";
import { inTime } from "../support/in-time.ts";
import { createObtainSession } from "./obtain-session.ts";
import { createCarryOut } from "./carry-out.ts";
import { createLeftSessions } from "./left-sessions.ts";
import { inLoginTime } from "./in-login-time.ts";
import { createCredentialsProvider, isOpenedWith } from "./provide-credentials.ts";
import {
  adopted,
  type Choice,
  type HeldSession,
  initialState,
  isAdopted,
  isOfOneLogin,
  type SessionEffect,
  type SessionStateEvent,
} from "./session-state.ts";
import { transition } from "./transition.ts";

/** Keeps one session: memory first, then the store, then a login, which is one for all callers. */
export interface SessionManager {
  /** The session for a call, if one is there that nothing speaks against. */
  current(): HeldSession | undefined;
  /** The session for a call. */
  acquire(signal?: AbortSignal | null): MaybePromise<HeldSession>;
  /** The session to use instead of one that was refused: renewed only if that is still the current one. */
  renew(used: HeldSession, mustLogIn: boolean, signal?: AbortSignal | null): MaybePromise<HeldSession>;
  /** The session may have lapsed: it is renewed before the next call. */
  doubt(used: HeldSession): void;
  /** What became of a call that was refused with `used`, when it was sent with the session that replaced it. */
  compared(used: HeldSession, hadEnded: boolean): void;
  /** An answer to a call with `used` carried values of the session anew. */
  update(used: HeldSession, secrets: Readonly<Record<string, string>>): void;
  /** True for the session that calls use now: another one takes a login, or one from the store. */
  isCurrent(used: HeldSession): boolean;
  /** True for a session that this client has logged out. */
  hasLeft(used: HeldSession): boolean;
  /** Counts what happens: a session whose login has a later moment than a refusal was opened after it. */
  moment(): number;
  login(): Promise<Session>;
  logout(): Promise<LogoutOutcome>;
  dispose(): Promise<void>;
}

export function createSessionManager<C>(context: Context<C>): SessionManager {
  const { logoutTimeout } = context.options;
  const stored = createStoredSession(context);
  const memory = createLoginMemory(context, stored);
  const carryOut = createCarryOut(context, stored);
  let moments = 0;
  const moment = () => (moments += 1);
  const provide = createCredentialsProvider(context);
  const obtain = createObtainSession(context, { stored, memory, provide, leave: carryOut.leave, moment });
  const left = createLeftSessions();
  let state = initialState;
  let flight: SingleFlight<HeldSession> | undefined;
  let provenFingerprint: string | undefined;

  function dispatch(event: SessionStateEvent): SessionEffect[] {
    const next = transition(state, event);
    state = next.state;
    for (const effect of next.effects) {
      if (effect.type === "obtain") start(effect);
      else carryOut(effect);
    }
    return [...next.effects];
  }

  function start({ mustLogIn, fingerprint }: Required<Choice>): void {
    const started = performance.now();

    async function obtainWithin(signal: AbortSignal, deadline: AbortSignal): Promise<HeldSession> {
      for (;;) {
        const held = await obtain({ without: state.spent, left: state.left, mustLogIn, fingerprint, provenFingerprint, deadline, signal });
        // Logged out meanwhile: what is leaving is not adopted.
        if (!isAdopted(held) || !state.spent.some((one) => isSameSession(one, held.session))) return held;
      }
    }

    const startedFlight = startSingleFlight<HeldSession>({
      work: (leave) => inLoginTime(context, (deadline) => obtainWithin(AbortSignal.any([leave, deadline]), deadline)),
      settle(held) {
        flight = undefined;
        if (!held) return void dispatch({ type: "failed" });
        left.remove(held);
        provenFingerprint = held.fingerprint ?? provenFingerprint;
        const [effect] = dispatch({ type: "obtained", held });
        if (effect?.type !== "announce") return;
        const { baseUrl } = held.session;
        const type = effect.isRenewal ? "renewed" : isAdopted(held) ? "adopted" : "login";
        context.emit({ type, baseUrl, duration: performance.now() - started });
      },
      graceMs: logoutTimeout,
    });
    flight = startedFlight;
  }

  const disposed = () => context.failure("client_closed", "this client was disposed of. Make a new one");

  /** Waits for the session that is being obtained, for `loginTimeout` at most. */
  async function join(signal?: AbortSignal | null): Promise<HeldSession> {
    const waited = flight;
    if (!waited) throw disposed();
    try {
      const held = await inLoginTime(context, (until) => waited.join(until), signal);
      if (state.isDisposed) throw disposed();
      return state.current ?? held;
    } catch (error) {
      throw forCaller(error);
    }
  }

  function acquire(signal?: AbortSignal | null): MaybePromise<HeldSession> {
    if (state.isDisposed) throw disposed();
    if (state.current && !state.isDoubted) return state.current;
    signal?.throwIfAborted(); // nobody would use it
    const { isDoubted } = state;
    dispatch({ type: "needed" });
    return join(signal).catch((error: unknown) => {
      if (isDoubted && state.current && !signal?.aborted) return state.current; // it was only doubted, and is all there is
      throw error;
    });
  }

  /** A login under way, waited for as long as a logout may take. */
  async function flightEnded(): Promise<void> {
    await inTime(logoutTimeout, async () => flight?.ended).catch(() => {});
  }

  return {
    current: () => (state.isDoubted ? undefined : state.current),
    acquire,
    moment,
    doubt: (held) => void dispatch({ type: "doubted", held }),
    isCurrent: (held) => state.current === held,
    hasLeft: left.has,

    renew(held, mustLogIn, signal) {
      signal?.throwIfAborted(); // nobody would use it
      dispatch({ type: "refused", held, mustLogIn });
      return acquire(signal);
    },

    compared(held, hadEnded) {
      const tell = () => void dispatch({ type: "compared", held, hadEnded });
      // A caller that left before there was a session to compare with.
      if (state.outgoing && isOfOneLogin(state.outgoing, held) && flight) void flight.ended.then(tell);
      else tell();
    },

    update(held, secrets) {
      if (Object.entries(secrets).every(([name, value]) => held.session.secrets[name] === value)) return;
      context.redactor.add(held.session.secrets, secrets);
      dispatch({ type: "updated", held, secrets });
    },

    async login() {
      if (state.isDisposed) throw disposed();
      await memory.clear();
      const { current } = state;
      if (current) {
        const [, fingerprint] = await inLoginTime(context, provide);
        if (!(await isOpenedWith(current, fingerprint)) && state.current === current) {
          dispatch({ type: "doubted", held: current });
          dispatch({ type: "needed", fingerprint });
          const { session } = await join();
          await carryOut.ended(); // the old one is closed
          return session;
        }
      }
      return (await acquire()).session;
    },

    async logout() {
      await flightEnded();
      left.add(state.current);
      await carryOut.rewritten();
      const effects = dispatch({ type: "logout", stored: (await stored.read()) ?? carryOut.unended() });
      const end = effects.find((effect) => effect.type === "end");
      // A login that is still under way may open one yet.
      if (!end) return flight ? "unreachable" : carryOut.ended();
      left.add(adopted(end.session));
      return carryOut.end(end.session, end.other);
    },

    async dispose() {
      left.add(state.current);
      dispatch({ type: "disposed" });
      await flightEnded();
      await carryOut.ended();
    },
  };
}
