import type { SharedPolicies } from "../policies/shared-policies.ts";
import type { AuditEvent, AuditKind } from "../records/audit.ts";
import { createCounters, type Counters } from "../records/counters.ts";
import type { RingBuffer } from "../records/ring-buffer.ts";
import { createClock, type Clock } from "../support/clock.ts";
import type { Account } from "./account.ts";
import { createSessionTable, type ServerSession, type SessionTable } from "./session-table.ts";

/** What an event is about. */
interface About {
  readonly account?: Account | undefined;
  readonly session?: ServerSession | undefined;
  readonly detail?: string;
}

/** The state of one emulated server, handed to everything that handles a request. */
export interface ServerState {
  readonly policies: SharedPolicies;
  readonly clock: Clock;
  readonly sessions: SessionTable;
  /** The first is the emulator's own; more when several were given. */
  readonly accounts: Account[];
  readonly counters: Counters;
  /** Writes an event to the audit log. The account is the session's unless given. */
  note(event: AuditKind, about?: About): void;
  /** Counts and notes that a request changed data. */
  noteEffect(session: ServerSession, detail: string): void;
  /** Forgets sessions and counts, and sets the clock right. */
  reset(): void;
}

/** The state at the start, without a session. The policies object is read at every request. */
export function createServerState(accounts: Account[], policies: SharedPolicies, audit: RingBuffer<AuditEvent>): ServerState {
  const clock = createClock();
  const counters = createCounters();
  let lastEvent = 0;

  function note(event: AuditKind, { session, account = session?.account, detail }: About = {}): void {
    audit.push({
      id: ++lastEvent,
      at: clock.now(),
      event,
      ...(account && { user: account.user }),
      ...(session && { session: session.id }),
      ...(detail !== undefined && { detail }),
    });
  }

  const sessions = createSessionTable(policies, clock, (session, reason) => {
    if (reason === "logout") {
      counters.logouts += 1;
      note("logout", { session });
    } else {
      counters.ended += 1;
      session.account.lapsed += 1;
      note("session ended", { session, detail: reason });
    }
  });

  return {
    policies,
    clock,
    sessions,
    accounts,
    counters,
    note,
    noteEffect(session, detail) {
      counters.effects += 1;
      note("effect", { session, detail });
    },
    reset() {
      sessions.clear();
      for (const account of accounts) Object.assign(account, { failures: 0, lockedUntil: 0, lapsed: 0 });
      Object.assign(counters, createCounters());
      clock.reset();
    },
  };
}
