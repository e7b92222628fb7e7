import type { Random } from "../clock/random.ts";
import type { Scheduler } from "../clock/scheduler.ts";
import type { ClockErrors } from "../clock/globals.ts";
import type { History, ServerSession } from "../model/history.ts";
import type { Trace } from "../model/trace.ts";
import type { EngineCopy } from "../run/engines.ts";
import { dialects } from "../server/dialects.ts";
import type { Network } from "../server/network.ts";
import type { SimulatedServer } from "../server/server.ts";
import { createProcessStores } from "../stores/process-stores.ts";
import type { SharedStore } from "../stores/simulated-store.ts";
import { type Action, describeAction } from "./actions.ts";
import { createKnownCredentials } from "./known-credentials.ts";
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
  /** The open sessions that the store holds as themselves; but what came back to it within the last `ms`, after it was forgotten. */
  storedSessions(ms?: number): ServerSession[];
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
  const credentials = createKnownCredentials({ scheduler, server, history, trace });
  const stores = createProcessStores(plan.store, store);
  const common = {
    dialectName: plan.dialect,
    dialect: dialects[plan.dialect],
    network,
    scheduler,
    history,
    trace,
    credentialOf: credentials.of,
  };
  /** By their names in the plan: a client that was started again has the name of the one before, with a stroke. */
  const clients = new Map<string, UserClient>();
  const everyone: UserClient[] = [];
  const processes = new Map(plan.clients.map(({ process }) => [process, process]));
  let started = 0;

  function startProcess(planned: string, name: string, suffix: string): void {
    processes.set(planned, name);
    const opened = stores.openIn(name);
    const engine = engines[started++ % engines.length] as EngineCopy;
    for (const one of plan.clients.filter(({ process }) => process === planned)) {
      const around = { ...common, engine, store: opened, random: random.fork(one.name + suffix) };
      const make = () => {
        const client = createUserClient(one, one.name + suffix, name, around);
        clients.set(one.name, client);
        everyone.push(client);
      };
      scheduler.schedule(0, make, name);
    }
  }

  /** Does something in the process of a client, if that lives. */
  function withClient(name: string, act: (client: UserClient) => void): void {
    const client = clients.get(name);
    if (client && !scheduler.isDead(client.process)) scheduler.schedule(0, () => act(client), client.process);
  }

  function kill(planned: string): void {
    const process = processes.get(planned) as string;
    if (scheduler.isDead(process)) return;
    scheduler.kill(process);
    store?.noteDeath(process);
  }

  function storedSessions(ms?: number): ServerSession[] {
    const texts = stores.texts(ms);
    if (texts.length === 0) return [];
    return server.openSessions().filter(({ tokens }) => texts.some((text) => tokens.some((token) => text.includes(`"${token}"`))));
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
      } else if (action.what === "rotate") credentials.rotate(action);
      else if (action.what === "lapse") server.endSessions(action.account, "the server ended it");
      else if (action.what === "refuse calls") server.refuseCallsUntil(scheduler.now() + action.ms);
      else if (action.what === "throttle logins") server.throttleLoginsUntil(scheduler.now() + action.ms, action.retryAfter);
      else if (action.what === "clock") clockErrors.set(processes.get(action.process) as string, action.ms);
      else {
        for (const session of storedSessions()) session.forgottenAt = scheduler.now();
        store?.forget();
      }
    },
    everyone: () => everyone,
    storedSessions,
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
      const around = { ...common, engine: engines[0] as EngineCopy, store: stores.openIn(process) };
      return {
        process,
        clients: [...accounts].map(([account, client]) => {
          const calm = { ...client, credentialsTrouble: 0, keepAlive: undefined };
          return createUserClient(calm, `next ${account}`, process, { ...around, random: random.fork(account) });
        }),
      };
    },
  };
}
