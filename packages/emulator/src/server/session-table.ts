import type { Account } from "./account.ts";
import type { Clock } from "./clock.ts";
import { digest } from "../support/digest.ts";
import type { Policies } from "../policies/policies.ts";

/** An open session, as the server keeps it. */
export interface ServerSession {
  /** A digest of the first token: safe to show. */
  readonly id: string;
  readonly account: Account;
  /** The node that opened it. */
  readonly node: string;
  readonly openedAt: number;
  /** What the client must send: `x-auth-token`, or the `session` cookie. */
  token: string;
  /** Earlier tokens that still work: the last eight. */
  readonly earlier: string[];
  /** CloudEndure's XSRF token, bare. */
  readonly xsrf: string;
  lastUsedAt: number;
  requests: number;
}

/** Why the server ended a session. */
export type EndReason =
  | "idle timeout"
  | "absolute timeout"
  | "expired on request"
  | "another login of the same user"
  | "session limit"
  | "logout";

/** The open sessions. */
export interface SessionTable {
  open(account: Account, tokens: { token: string; xsrf: string }): ServerSession;
  /** The live session that this token opens, or undefined. */
  find(token: string): ServerSession | undefined;
  end(session: ServerSession, reason: EndReason): void;
  /** Gives the session a new token; the old one goes on working or not. */
  replace(session: ServerSession, token: string, old: "stay" | "end"): void;
  /** Live sessions, oldest first. */
  list(): ServerSession[];
  /** How many are live. */
  count(): number;
  /** Forgets everything, telling nobody. */
  clear(): void;
}

/** A table that ends sessions by itself, as the policies say. `onEnd` hears of every end. */
export function createSessionTable(
  policies: Policies,
  clock: Clock,
  onEnd: (session: ServerSession, reason: EndReason) => void,
): SessionTable {
  const byToken = new Map<string, ServerSession>();
  const open = new Set<ServerSession>();
  // Sweeping costs a walk over all sessions, so it waits until the first could be due, or until a lifetime was changed.
  let nextDue = Number.POSITIVE_INFINITY;
  let sweptFor = "";

  function lapse(session: ServerSession, now: number): EndReason | undefined {
    if (policies.absoluteTimeout > 0 && now - session.openedAt >= policies.absoluteTimeout) return "absolute timeout";
    if (policies.idleTimeout > 0 && now - session.lastUsedAt >= policies.idleTimeout) return "idle timeout";
    return undefined;
  }

  function due(session: ServerSession): number {
    const absolute = policies.absoluteTimeout > 0 ? session.openedAt + policies.absoluteTimeout : Number.POSITIVE_INFINITY;
    const idle = policies.idleTimeout > 0 ? session.lastUsedAt + policies.idleTimeout : Number.POSITIVE_INFINITY;
    return Math.min(absolute, idle);
  }

  function end(session: ServerSession, reason: EndReason): void {
    if (!open.delete(session)) return;
    byToken.delete(session.token);
    for (const token of session.earlier) byToken.delete(token);
    onEnd(session, reason);
  }

  function sweep(): void {
    const now = clock.now();
    const lifetimes = `${policies.idleTimeout} ${policies.absoluteTimeout}`;
    if (now < nextDue && lifetimes === sweptFor) return;
    sweptFor = lifetimes;
    nextDue = Number.POSITIVE_INFINITY;
    for (const session of open) {
      const reason = lapse(session, now);
      if (reason === undefined) nextDue = Math.min(nextDue, due(session));
      else end(session, reason);
    }
  }

  return {
    open(account, { token, xsrf }) {
      sweep();
      const now = clock.now();
      const session: ServerSession = {
        id: digest(token),
        account,
        node: policies.node,
        openedAt: now,
        token,
        earlier: [],
        xsrf,
        lastUsedAt: now,
        requests: 0,
      };
      open.add(session);
      byToken.set(token, session);
      nextDue = Math.min(nextDue, due(session));
      return session;
    },
    find(token) {
      const session = byToken.get(token);
      if (session === undefined) return undefined;
      const reason = lapse(session, clock.now());
      if (reason === undefined) return session;
      end(session, reason);
      return undefined;
    },
    end,
    replace(session, token, old) {
      if (old === "end") byToken.delete(session.token);
      else if (session.earlier.push(session.token) > 8) byToken.delete(session.earlier.shift() as string);
      session.token = token;
      byToken.set(token, session);
    },
    list() {
      sweep();
      return [...open];
    },
    count() {
      sweep();
      return open.size;
    },
    clear() {
      byToken.clear();
      open.clear();
    },
  };
}
