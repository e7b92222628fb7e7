import { createRandom } from "../clock/random.ts";
import type { DialectName } from "../server/dialects.ts";
import { drawNetworkPlan, type NetworkPlan } from "../server/network-plan.ts";
import { drawServerPlan, type ServerPlan } from "../server/server-plan.ts";
import { drawStorePlan, type StorePlan } from "../stores/store-plan.ts";
import type { Action } from "./actions.ts";
import { type ClientPlan, drawClient } from "./client-plan.ts";
import { drawActions } from "./draw-actions.ts";

/** Everything about a run that is decided before it begins. */
export interface Plan {
  readonly seed: number;
  readonly dialect: DialectName;
  /** Milliseconds in which the actions are. */
  readonly span: number;
  readonly clients: readonly ClientPlan[];
  readonly store: StorePlan | undefined;
  readonly server: ServerPlan;
  readonly network: NetworkPlan;
  readonly actions: readonly Action[];
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const spans = { seconds: 5 * second, "a minute": minute, "half an hour": 30 * minute, hours: 6 * hour, "a week": 168 * hour } as const;

export function drawPlan(seed: number): Plan {
  const random = createRandom(`plan ${seed}`);
  const span = spans[random.weighted({ seconds: 40, "a minute": 30, "half an hour": 20, hours: 9, "a week": 1 })];
  const processes = Array.from({ length: random.pick([1, 1, 2, 2, 3]) }, (_, index) => `p${index + 1}`);
  const accounts = random.chance(0.8) ? ["alice"] : ["alice", "bob"];
  const count = Math.max(processes.length, random.pick([1, 1, 2, 2, 3, 4, 5]));
  const clients = Array.from({ length: count }, (_, index) =>
    drawClient(random, `c${index + 1}`, processes[index % processes.length] as string, accounts, span),
  );
  const dialect = random.pick(["flashblade", "cloudendure"] as const);
  return {
    seed,
    dialect,
    span,
    clients,
    store: drawStorePlan(random.fork("store")),
    server: drawServerPlan(random.fork("server"), span, dialect),
    network: drawNetworkPlan(random.fork("network")),
    actions: drawActions(random.fork("actions"), { span, clients, processes, accounts }),
  };
}
