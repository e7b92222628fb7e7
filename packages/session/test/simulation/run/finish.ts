import { type Scheduler, world } from "../clock/scheduler.ts";
import type { History, ServerSession } from "../model/history.ts";
import type { Trace } from "../model/trace.ts";
import type { Network } from "../server/network.ts";
import type { SimulatedServer } from "../server/server.ts";
import type { SharedStore } from "../stores/simulated-store.ts";
import type { Plan } from "../users/plan.ts";
import type { Population } from "../users/population.ts";
import type { User } from "../users/user.ts";
import type { Rest, Run } from "./run.ts";

interface Stage {
  readonly plan: Plan;
  readonly history: History;
  readonly server: SimulatedServer;
  readonly store: SharedStore | undefined;
  readonly network: Network;
  readonly scheduler: Scheduler;
  readonly population: Population;
  readonly user: User;
  readonly trace: Trace;
  readonly settledBy: number;
}

/** Milliseconds in which all that is done at the end settles. */
const pause = 300_000;

/**
 * The end of a run, with nothing going wrong any more: each living client makes a call, which shows the session it holds;
 * then all leave; then all processes are gone, and one is started that ends what they left.
 */
export async function finish(stage: Stage): Promise<Run> {
  const { plan, history, server, store, network, scheduler, population, user, trace, settledBy } = stage;
  const killed = new Set(population.everyone().flatMap(({ process }) => (scheduler.isDead(process) ? [process] : [])));
  const rests: Rest[] = [];
  const rest = (when: Rest["when"], used: ReadonlySet<ServerSession>) => {
    const open = server.openSessions();
    const stored = new Set(population.storedSessions());
    trace("", "", `-- ${when}: open ${names(open)}; stored ${names([...stored])}; used ${names([...used])}`);
    rests.push({ when, at: scheduler.now(), open, stored, used });
  };

  network.calmDown();
  server.refuseCallsUntil(0);
  store?.calmDown();
  const staying = population.living().filter(({ isDisposed }) => !isDisposed);
  const first = history.exchanges.length;
  // Twice: a login may take longer than the first call waits, and is there for the second.
  for (const delay of [0, pause / 2]) {
    for (const client of staying) scheduler.schedule(delay, () => user.call(client, "read"), client.process);
  }
  await scheduler.runUntil(settledBy + pause);
  const used = history.exchanges.slice(first).map((one) => (one.verdict === "accepted" ? one.session : undefined));
  rest("at rest", new Set(used.filter((session) => session !== undefined)));

  for (const [index, client] of staying.entries()) {
    scheduler.schedule(0, () => (index % 3 === 2 ? user.logout(client) : user.dispose(client)), client.process);
  }
  await scheduler.runUntil(settledBy + 2 * pause);
  rest("after all have left", new Set());

  const next = population.startAnew();
  for (const client of next.clients) scheduler.schedule(0, () => user.logout(client), next.process);
  await scheduler.runUntil(settledBy + 3 * pause);
  scheduler.schedule(0, () => population.sweep(next.process), world);
  await scheduler.runUntil(settledBy + 4 * pause);
  rest("after the next start", new Set());
  return { plan, history, server, store, rests, killed, settledBy, clients: population.everyone() };
}

function names(sessions: readonly ServerSession[]): string {
  return sessions.map(({ name }) => name).join(" ") || "none";
}
