import { closeSession } from "../login/close-session.ts";
import type { Context } from "../context/context.ts";
import type { LogoutOutcome } from "../model/events.ts";
import { type SingleFlight, startSingleFlight } from "../support/single-flight.ts";
import { logInTogether } from "../login/log-in-together.ts";
import { openSession, RefusedLogin } from "../login/open-session.ts";
import { createRefusalMemory } from "../login/refusal-memory.ts";
import { SessionError } from "../model/session-error.ts";
import { refusalKey } from "../model/session-store.ts";
import type { MaybePromise, Session } from "../model/session.ts";
import type { SharedRefusals } from "../login/shared-refusals.ts";
import { createStoredSession } from "../login/stored-session.ts";
import { withDeadline } from "../support/timer.ts";
import { unlessAborted } from "../support/unless-aborted.ts";

/** Keeps one session: memory first, then the store, then a login, which is one for all callers. */
export interface SessionManager {
  /** The session for a call. */
  acquire(signal?: AbortSignal | null): MaybePromise<Session>;
  /** The session to use instead of `lapsed`: renewed only if that is still the current one. */
  renew(lapsed: Session, signal?: AbortSignal | null): MaybePromise<Session>;
  /** True for a session that this client has logged out. */
  hasEnded(session: Session): boolean;
  /** Ends a session that another has replaced. */
  discard(session: Session): void;
  current(): Session | undefined;
  login(): Promise<Session>;
  logout(): Promise<LogoutOutcome>;
  dispose(): Promise<void>;
}

export function createSessionManager<C>(context: Context<C>): SessionManager {
  const { options } = context;
  const { store, credentials: given, loginTimeout = 30_000, logoutTimeout = 5_000 } = options;
  const stored = createStoredSession(context);
  const refusals = createRefusalMemory();
  const ended = new WeakSet<Session>(); // on our user's word; calls under way with one that was replaced are renewed
  const closings = new Set<Promise<unknown>>();
  let current: Session | undefined;
  let usedCredentials: string | undefined; // those of `current`, if this client logged in with them
  let lapsed: Session | undefined; // the last one that did
  let flight: SingleFlight<Session> | undefined;
  let isDisposed = false;

  async function provide(): Promise<[C, string]> {
    const credentials = await (typeof given === "function" ? (given as () => MaybePromise<C>)() : given);
    if (credentials === undefined || credentials === null) {
      throw context.failure("credentials_unusable", "the function for the credentials gave none", { operation: "login" });
    }
    return [credentials, JSON.stringify(credentials)];
  }

  async function logIn(signal: AbortSignal, shared?: SharedRefusals, isRotation = false): Promise<Session> {
    const [credentials, fingerprint] = await provide();
    signal.throwIfAborted();
    const unproven = refusals.check(fingerprint);
    const session = await (async () => {
      await shared?.check(fingerprint);
      return openSession(context, credentials, signal, unproven);
    })().catch(async (refused: unknown) => {
      if (!(refused instanceof RefusedLogin)) throw refused;
      refusals.remember(fingerprint, refused);
      await shared?.remember(fingerprint, refused);
      throw refused.error;
    });
    refusals.forget(fingerprint);
    const [, now] = await provide().catch(() => [undefined, fingerprint] as const);
    if (now !== fingerprint && !isRotation) {
      // Rotated meanwhile: what the old credentials opened is not for the new ones.
      await closeSession(context, session);
      return logIn(signal, shared, true);
    }
    usedCredentials = fingerprint;
    await stored.write(session);
    return session;
  }

  async function obtain(signal: AbortSignal): Promise<Session> {
    const read = () => stored.read(lapsed);
    const found = await read();
    if (found) return found;
    if (!store?.exclusive) return logIn(signal);
    return logInTogether(context, stored, read, logIn, signal);
  }

  async function obtainInTime(signal: AbortSignal): Promise<Session> {
    try {
      const session = await unlessAborted(obtain(signal), signal);
      if (!isDisposed) return session;
      discard(session);
      throw disposed();
    } catch (error) {
      if (error instanceof SessionError || !signal.aborted) throw error;
      throw context.failure("login_unreachable", `login did not end within ${loginTimeout} ms`, { operation: "login", cause: error });
    }
  }

  function start(): SingleFlight<Session> {
    const started = performance.now();
    const type = lapsed ? "renewed" : "login";
    flight = startSingleFlight<Session>({
      work: (leave) => withDeadline(loginTimeout, obtainInTime, leave),
      settle(session, isWanted) {
        flight = undefined;
        if (session === undefined) return;
        if (!isWanted && !store) return close(session);
        current = session;
        context.emit({ type, baseUrl: session.baseUrl, duration: performance.now() - started });
      },
      graceMs: logoutTimeout,
    });
    return flight;
  }

  function close(session: Session): Promise<LogoutOutcome> {
    const closing = closeSession(context, session).finally(() => closings.delete(closing));
    closings.add(closing);
    return closing;
  }

  /** A session in a store is left to the others. */
  function discard(session: Session): void {
    if (!store) void close(session);
  }

  /** A login under way, waited for as long as a logout may take. */
  async function flightEnded(): Promise<void> {
    const landing = flight?.ended;
    if (landing) await withDeadline(logoutTimeout, (signal) => unlessAborted(landing, signal)).catch(() => {});
  }

  function disposed(): SessionError {
    return context.failure("client_closed", "this client was disposed of. Make a new one");
  }

  function acquire(signal?: AbortSignal | null): MaybePromise<Session> {
    if (isDisposed) throw disposed();
    return current ?? (flight ?? start()).join(signal);
  }

  return {
    acquire,
    renew(used, signal) {
      if (current === used) {
        current = undefined;
        lapsed = used;
      }
      return acquire(signal);
    },
    hasEnded: (session) => ended.has(session),
    discard,
    current: () => current,

    async login() {
      refusals.clear();
      await stored.attempt((sessions) => sessions.delete(refusalKey(stored.key)));
      if (current && usedCredentials !== undefined && (await provide())[1] !== usedCredentials) {
        const old = current;
        current = undefined;
        await stored.remove();
        const session = await acquire();
        if (old) await close(old);
        return session;
      }
      return acquire();
    },

    async logout() {
      await flightEnded();
      const session = current ?? (await stored.read(undefined));
      current = undefined;
      lapsed = undefined;
      // A login that is still under way may open one yet.
      if (session === undefined) return flight ? "unreachable" : "already closed";
      ended.add(session);
      const outcome = await close(session);
      await stored.remove();
      return outcome;
    },

    async dispose() {
      isDisposed = true;
      const session = current;
      current = undefined;
      if (session) {
        ended.add(session);
        discard(session);
      }
      await flightEnded();
      await Promise.all(closings);
    },
  };
}
