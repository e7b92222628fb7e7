import type { SharedPolicies } from "../policies/shared-policies.ts";
import type { Clock } from "../support/clock.ts";
import { digest } from "../support/digest.ts";
import type { Account } from "./account.ts";

/** What a login hands out. */
export interface SessionTokens {
  readonly token: string;
  /** Further values of the session by name, such as one that the client sends beside the token, against forged requests. */
  readonly others?: Readonly<Record<string, string>>;
  /** Which of the others find the session as the token does. Default: none. */
  readonly aliases?: readonly string[];
}

/** An open session, as the server keeps it. */
export interface ServerSession {
  /** A digest of the first token: safe to show. */
  readonly id: string;
  readonly account: Account;
  /** The node that opened it. */
  readonly node: string;
  readonly openedAt: number;
  /** What the client must send, in a header or a cookie. */
  token: string;
  /** Earlier tokens that still work: the last eight. */
  readonly earlier: string[];
  /** As in `SessionTokens`. */
  readonly others: Readonly<Record<string, string>>;
  readonly aliases: readonly string[];
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
  open(account: Account, tokens: SessionTokens): ServerSession;
  /** The live session of this token, or undefined. */
  find(token: string): ServerSession | undefined;
  end(session: ServerSession, reason: EndReason): void;
  /** Gives the session a new token; the old one goes on working or not. */
  replace(session: ServerSession, token: string, old: "stay" | "end"): void;
  /** Live sessions, oldest first. */
  list(): ServerSession[];
  /** How many are live. */
  count(): number;
  /** Forgets everything without a call of `onEnd`. */
  clear(): void;
}

/** A table that ends sessions by itself, as the policies say. `onEnd` is called for every session that ends. */
export function createSessionTable(
  policies: SharedPolicies,
  clock: Clock,
  onEnd: (session: ServerSession, reason: EndReason) => void,
): SessionTable {
  const byToken = new Map<string, ServerSession>();
  const live = new Set<ServerSession>();
  // A sweep looks at every session. It is done only when one may have lapsed, or when a lifetime was changed.
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
    if (!live.delete(session)) return;
    byToken.delete(session.token);
    for (const token of [...session.earlier, ...session.aliases]) byToken.delete(token);
    onEnd(session, reason);
  }

  function sweep(): void {
    const now = clock.now();
    const lifetimes = `${policies.idleTimeout} ${policies.absoluteTimeout}`;
    if (now < nextDue && lifetimes === sweptFor) return;
    sweptFor = lifetimes;
    nextDue = Number.POSITIVE_INFINITY;
    for (const session of live) {
      const reason = lapse(session, now);
      if (reason === undefined) nextDue = Math.min(nextDue, due(session));
      else end(session, reason);
    }
  }

  return {
    open(account, { token, others = {}, aliases = [] }) {
      sweep();
      const now = clock.now();
      const session: ServerSession = {
        id: digest(token),
        account,
        node: policies.node,
        openedAt: now,
        token,
        earlier: [],
        others,
        aliases,
        lastUsedAt: now,
        requests: 0,
      };
      live.add(session);
      for (const key of [token, ...aliases]) byToken.set(key, session);
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
      return [...live];
    },
    count() {
      sweep();
      return live.size;
    },
    clear() {
      byToken.clear();
      live.clear();
    },
  };
}
