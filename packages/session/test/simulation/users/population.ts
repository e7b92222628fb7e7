import type { Session, SessionStore } from "../../../src/index.ts";
import type { Random } from "../clock/random.ts";
import type { Scheduler } from "../clock/scheduler.ts";
import type { ClockErrors } from "../clock/globals.ts";
import type { History, ServerSession } from "../model/history.ts";
import type { Trace } from "../model/trace.ts";
import type { EngineCopy } from "../run/engines.ts";
import { credentialOf } from "../server/accounts.ts";
import { dialects } from "../server/dialects.ts";
import type { Network } from "../server/network.ts";
import type { SimulatedServer } from "../server/server.ts";
import type { SharedStore } from "../stores/simulated-store.ts";
import { type Action, describeAction } from "./actions.ts";
import type { Plan } from "./plan.ts";
import type { User } from "./user.ts";
import { createUserClient, type UserClient } from "./user-client.ts";

/** All clients of a run, in their processes. */
export interface Population {
  /** Makes the clients of the plan. */
  begin(): void;
  /** Does an action of the plan. */
  act(action: Action): void;
  everyone(): readonly UserClient[];
  /** The clients whose process lives. */
  living(): UserClient[];
  /** The open sessions that the store holds as themselves. */
  storedSessions(): ServerSession[];
  /** In that process: ends what is in the store and used by nobody. */
  sweep(process: string): void;
  /** Ends all processes, in good order, and starts one more, with one client an account. */
  startAnew(): { readonly clients: UserClient[]; readonly process: string };
}

interface Parts {
  readonly plan: Plan;
  readonly engines: readonly EngineCopy[];
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly history: History;
  readonly trace: Trace;
  readonly server: SimulatedServer;
  readonly network: Network;
  readonly store: SharedStore | undefined;
  readonly user: User;
  readonly clockErrors: ClockErrors;
}

export function createPopulation(parts: Parts): Population {
  const { plan, engines, scheduler, random, history, trace, server, network, store, user, clockErrors } = parts;
  const revisions = new Map<string, number>();
  const known = new Map<string, string>();
  /** By their names in the plan: a client that was started again has the name of the one before, with a stroke. */
  const clients = new Map<string, UserClient>();
  const everyone: UserClient[] = [];
  const processes = new Map(plan.clients.map(({ process }) => [process, process]));
  const maps = new Map<string, Map<string, Session>>();
  let started = 0;

  function storeOf(process: string): SessionStore | undefined {
    if (!plan.store) return undefined;
    if (plan.store.kind === "shared") return store?.openIn(process);
    const map = maps.get(process) ?? new Map<string, Session>();
    maps.set(process, map);
    return map;
  }

  function startProcess(planned: string, name: string, suffix: string): void {
    processes.set(planned, name);
    const opened = storeOf(name);
    const engine = engines[started++ % engines.length] as EngineCopy;
    for (const one of plan.clients.filter(({ process }) => process === planned)) {
      const around = {
        engine,
        dialectName: plan.dialect,
        dialect: dialects[plan.dialect],
        network,
        scheduler,
        history,
        trace,
        store: opened,
      };
      scheduler.schedule(
        0,
        () => {
          const credentials = (account: string) => known.get(account) ?? credentialOf(account, 1);
          const client = createUserClient(one, one.name + suffix, name, {
            ...around,
            random: random.fork(one.name + suffix),
            credentialOf: credentials,
          });
          clients.set(one.name, client);
          everyone.push(client);
        },
        name,
      );
    }
  }

  /** Does something in the process of a client, if that lives. */
  function withClient(name: string, act: (client: UserClient) => void): void {
    const client = clients.get(name);
    if (client && !scheduler.isDead(client.process)) scheduler.schedule(0, () => act(client), client.process);
  }

  function rotate(account: string, delay: number, endsSessions: boolean): void {
    const revision = (revisions.get(account) ?? 1) + 1;
    revisions.set(account, revision);
    const credential = credentialOf(account, revision);
    server.accounts.rotate(account, credential);
    if (endsSessions) server.endSessions(account, "the credentials were rotated");
    scheduler.schedule(
      delay,
      () => {
        if (revisions.get(account) !== revision) return;
        known.set(account, credential);
        history.words.push({ at: scheduler.now(), account });
        trace("", "users", `know ${credential}`);
      },
      "world",
    );
  }

  function kill(planned: string): void {
    const process = processes.get(planned) as string;
    if (scheduler.isDead(process)) return;
    scheduler.kill(process);
    store?.noteDeath(process);
  }

  return {
    begin: () => processes.forEach((_, planned) => startProcess(planned, planned, "")),
    act(action) {
      trace("", "", `-- ${describeAction(action)}`);
      if (action.what === "call") withClient(action.client, (client) => user.call(client, action.operation, action.patience));
      else if (action.what === "login" || action.what === "logout" || action.what === "dispose")
        withClient(action.client, user[action.what]);
      else if (action.what === "kill") kill(action.process);
      else if (action.what === "restart") {
        kill(action.process);
        startProcess(
          action.process,
          `${processes.get(action.process)}'`,
          "'".repeat((processes.get(action.process) ?? "").split("'").length),
        );
      } else if (action.what === "rotate") rotate(action.account, action.delay, action.endsSessions);
      else if (action.what === "lapse") server.endSessions(action.account, "the server ended it");
      else if (action.what === "refuse calls") server.refuseCallsUntil(scheduler.now() + action.ms);
      else if (action.what === "throttle logins") server.throttleLoginsUntil(scheduler.now() + action.ms, action.retryAfter);
      else if (action.what === "clock") clockErrors.set(processes.get(action.process) as string, action.ms);
      else store?.forget();
    },
    everyone: () => everyone,
    storedSessions() {
      const texts = store?.texts() ?? [...maps.values()].flatMap((map) => [...map.values()].map((value) => JSON.stringify(value)));
      if (texts.length === 0) return [];
      return server.openSessions().filter(({ tokens }) => texts.some((text) => tokens.some((token) => text.includes(`"${token}"`))));
    },
    living: () => [...clients.values()].filter(({ process }) => !scheduler.isDead(process)),
    sweep(process) {
      const opened = store?.openIn(process);
      if (!opened?.orphaned || !opened.exclusive) return;
      const { sweep } = engines[0] as EngineCopy;
      scheduler.schedule(0, () => user.sweep(process, () => sweep(opened, { fetch: network.fetchOf("sweep", process) })), process);
    },
    startAnew() {
      for (const process of new Set([...clients.values()].map((client) => client.process))) {
        scheduler.kill(process);
        store?.noteDeath(process);
      }
      const process = "next";
      const accounts = new Map(plan.clients.map((client) => [client.account, client]));
      const opened = storeOf(process);
      const around = {
        engine: engines[0] as EngineCopy,
        dialectName: plan.dialect,
        dialect: dialects[plan.dialect],
        network,
        scheduler,
        history,
        trace,
        store: opened,
      };
      const credentials = (account: string) => known.get(account) ?? credentialOf(account, 1);
      return {
        process,
        clients: [...accounts].map(([account, client]) =>
          createUserClient({ ...client, credentialsTrouble: 0, keepAlive: undefined }, `next ${account}`, process, {
            ...around,
            random: random.fork(account),
            credentialOf: credentials,
          }),
        ),
      };
    },
  };
}
