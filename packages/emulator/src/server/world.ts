import type { Account } from "./account.ts";
import type { AuditKind } from "../records/audit.ts";
import type { Clock } from "./clock.ts";
import type { Counters } from "../records/counters.ts";
import type { Policies } from "../policies/policies.ts";
import type { ServerSession, SessionTable } from "./session-table.ts";

/** The state of one emulator, handed to everything that handles a request. */
export interface World {
  readonly policies: Policies;
  readonly clock: Clock;
  readonly sessions: SessionTable;
  /** The first is the emulator's own; more when several were given. */
  readonly accounts: Account[];
  readonly counters: Counters;
  note(event: AuditKind, about?: { account?: Account | undefined; session?: ServerSession | undefined; detail?: string }): void;
}
