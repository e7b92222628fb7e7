import { type Scheduler, world } from "../clock/scheduler.ts";
import type { History } from "../model/history.ts";
import type { Trace } from "../model/trace.ts";
import { credentialOf } from "../server/accounts.ts";
import type { SimulatedServer } from "../server/server.ts";

/** The credentials of each account, as its users know them. */
export interface KnownCredentials {
  of(account: string): string;
  /** The server takes another one from now on; users are given it after `delay` milliseconds. */
  rotate(rotation: { readonly account: string; readonly delay: number; readonly endsSessions: boolean }): void;
}

interface Parts {
  readonly scheduler: Scheduler;
  readonly server: SimulatedServer;
  readonly history: History;
  readonly trace: Trace;
}

export function createKnownCredentials({ scheduler, server, history, trace }: Parts): KnownCredentials {
  const revisions = new Map<string, number>();
  const known = new Map<string, string>();

  return {
    of: (account) => known.get(account) ?? credentialOf(account, 1),
    rotate({ account, delay, endsSessions }) {
      const revision = (revisions.get(account) ?? 1) + 1;
      revisions.set(account, revision);
      const credential = credentialOf(account, revision);
      server.accounts.rotate(account, credential);
      if (endsSessions) server.endSessions(account, "the credentials were rotated");
      const tell = () => {
        if (revisions.get(account) !== revision) return;
        known.set(account, credential);
        history.words.push({ at: scheduler.now(), account });
        trace("", "users", `know ${credential}`);
      };
      scheduler.schedule(delay, tell, world);
    },
  };
}
