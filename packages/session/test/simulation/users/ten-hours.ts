import { createRandom } from "../clock/random.ts";
import { calm, drawNetworkPlan } from "../server/network-plan.ts";
import { drawServerPlan } from "../server/server-plan.ts";
import { whole } from "../stores/store-plan.ts";
import type { Action } from "./actions.ts";
import type { ClientPlan } from "./client-plan.ts";
import type { Plan } from "./plan.ts";

const minute = 60_000;
const span = 600 * minute;

/** Ten hours of use by three clients in processes of their own, with a store like that of files, where sessions lapse and nothing else happens. */
export function tenHours(seed: number): Plan {
  const random = createRandom(`ten hours ${seed}`);
  const clients = ["c1", "c2", "c3"].map((name, index): ClientPlan => {
    return {
      name,
      process: `p${index + 1}`,
      account: "alice",
      givesFunction: true,
      credentialsLatency: [0, 0],
      credentialsTrouble: 0,
      loginTimeout: undefined,
      logoutTimeout: undefined,
      keepAlive: undefined,
    };
  });
  const calls = Array.from({ length: 3_000 }, (): Action => {
    const operation = random.pick(["read", "readOther", "create", "change", "replace", "remove"] as const);
    return { at: random.between(0, span), what: "call", client: random.pick(clients).name, operation };
  });
  const lapses = Array.from({ length: 60 }, (): Action => ({ at: random.between(0, span), what: "lapse", account: undefined }));
  const dialect = random.pick(["flashblade", "cloudendure"] as const);
  return {
    seed,
    dialect,
    span,
    clients,
    store: whole,
    server: {
      ...drawServerPlan(random, span, dialect),
      dead: random.pick([401, 403] as const),
      idle: 30 * minute,
      lifetime: 60 * minute,
      most: 0,
      isExclusive: false,
      replacesEach: 0,
      refusesLogouts: undefined,
      redirectsLogins: undefined,
    },
    network: { ...drawNetworkPlan(random), latency: [5, 60], trouble: calm },
    actions: [...calls, ...lapses].toSorted((one, other) => one.at - other.at),
  };
}
