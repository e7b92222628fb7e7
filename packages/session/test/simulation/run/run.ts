import type { History, ServerSession } from "../model/history.ts";
import type { SimulatedServer } from "../server/server.ts";
import type { SharedStore } from "../stores/simulated-store.ts";
import type { UserClient } from "../users/user-client.ts";
import type { Plan } from "../users/plan.ts";

/** Something that must never be, and was. */
export interface Violation {
  /** `I1` to `I8`. */
  readonly invariant: string;
  readonly text: string;
}

/** What the server still held open, and who held it, at one of the moments at the end of a run. */
export interface Rest {
  readonly when: "at rest" | "after all have left" | "after the next start";
  readonly at: number;
  readonly open: readonly ServerSession[];
  /** The sessions that the store holds as themselves. */
  readonly stored: ReadonlySet<ServerSession>;
  /** Those that living clients were seen to use just now. */
  readonly used: ReadonlySet<ServerSession>;
}

/** All that the invariants look at. */
export interface Run {
  readonly plan: Plan;
  readonly history: History;
  readonly server: SimulatedServer;
  readonly store: SharedStore | undefined;
  readonly rests: readonly Rest[];
  /** Processes that were killed, and did not end in good order. */
  readonly killed: ReadonlySet<string>;
  /** When the users' part was over, and all was given time to settle. */
  readonly settledBy: number;
  readonly clients: readonly UserClient[];
}
