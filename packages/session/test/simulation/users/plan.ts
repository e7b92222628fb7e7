import { createRandom, type Random } from "../clock/random.ts";
import type { DialectName } from "../server/dialects.ts";
import { drawNetworkPlan, type NetworkPlan } from "../server/network-plan.ts";
import { drawServerPlan, type ServerPlan } from "../server/server-plan.ts";
import { drawStorePlan, type StorePlan } from "../stores/store-plan.ts";
import type { Action } from "./actions.ts";
import { drawActions } from "./draw-actions.ts";

/** A client, and how its user made it. */
export interface ClientPlan {
  readonly name: string;
  readonly process: string;
  readonly account: string;
  /** Given as a function, or as they are: then a rotation does not reach it. */
  readonly givesFunction: boolean;
  /** Milliseconds that the function for the credentials takes, from and to. */
  readonly credentialsLatency: readonly [number, number];
  /** Probability that the function never settles, or throws. */
  readonly credentialsTrouble: number;
  readonly loginTimeout: number | undefined;
  readonly logoutTimeout: number | undefined;
  readonly keepAlive: number | undefined;
}

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
  return {
    seed,
    dialect: random.pick(["flashblade", "cloudendure"] as const),
    span,
    clients,
    store: drawStorePlan(random.fork("store")),
    server: drawServerPlan(random.fork("server"), span),
    network: drawNetworkPlan(random.fork("network")),
    actions: drawActions(random.fork("actions"), { span, clients, processes, accounts }),
  };
}

function drawClient(random: Random, name: string, process: string, accounts: readonly string[], span: number): ClientPlan {
  const givesFunction = random.chance(0.7);
  return {
    name,
    process,
    account: random.pick(accounts),
    givesFunction,
    credentialsLatency: random.pick([
      [0, 0],
      [0, 0],
      [0, 50],
      [500, 4_000],
    ] as const),
    credentialsTrouble: givesFunction && random.chance(0.1) ? 0.3 : 0,
    loginTimeout: random.pick([undefined, undefined, 2_000, 120_000]),
    logoutTimeout: random.pick([undefined, undefined, 500]),
    keepAlive: random.chance(0.05) ? Math.max(second, span / 20) : undefined,
  };
}
