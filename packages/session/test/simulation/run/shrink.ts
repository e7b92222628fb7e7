import { calm } from "../server/network-plan.ts";
import { whole } from "../stores/store-plan.ts";
import type { Plan } from "../users/plan.ts";
import type { EngineCopy } from "./engines.ts";
import { playPlan } from "./play-plan.ts";
import type { Violation } from "./run.ts";

/** Parts of a plan that can be as simple as they get. */
const simpler: readonly ((plan: Plan) => Plan)[] = [
  (plan) => ({ ...plan, store: undefined }),
  (plan) => ({ ...plan, store: plan.store && { ...whole, latency: [0, 0] } }),
  (plan) => ({ ...plan, network: { ...plan.network, trouble: calm } }),
  ...(["login", "logout", "call"] as const).map((kind) => (plan: Plan) => withTrouble(plan, kind)),
  (plan) => ({ ...plan, network: { ...plan.network, latency: [0, 0] } }),
  (plan) => ({ ...plan, network: { ...plan.network, latency: [5, 60] } }),
  (plan) => withServer(plan, { idle: 0 }),
  (plan) => withServer(plan, { lifetime: 0 }),
  (plan) => withServer(plan, { most: 0 }),
  (plan) => withServer(plan, { isExclusive: false }),
  (plan) => withServer(plan, { replacesEach: 0 }),
  (plan) => withServer(plan, { refusesLogouts: undefined }),
  (plan) => withServer(plan, { redirectsLogins: undefined }),
  (plan) => withServer(plan, { echoes: false }),
  (plan) => withServer(plan, { greetsNobody: false }),
  (plan) => ({ ...plan, clients: plan.clients.map((client) => ({ ...client, credentialsLatency: [0, 0], credentialsTrouble: 0 })) }),
  (plan) => ({
    ...plan,
    clients: plan.clients.map((client) => ({ ...client, loginTimeout: undefined, logoutTimeout: undefined, keepAlive: undefined })),
  }),
];

function withServer(plan: Plan, server: Partial<Plan["server"]>): Plan {
  return { ...plan, server: { ...plan.server, ...server } };
}

function withTrouble(plan: Plan, kind: keyof typeof calm): Plan {
  return { ...plan, network: { ...plan.network, trouble: { ...plan.network.trouble, [kind]: 0 } } };
}

/** A smaller plan that violates the same invariant in the same way: fewer actions and clients, fewer things that go wrong. */
export async function shrink(plan: Plan, violation: Violation, engines: readonly EngineCopy[]): Promise<Plan> {
  let smallest = plan;

  async function attempt(candidate: Plan): Promise<boolean> {
    const { violations } = await playPlan(candidate, engines);
    const isSame = violations.some((one) => kindOf(one) === kindOf(violation));
    if (isSame) smallest = candidate;
    return isSame;
  }

  async function removeActions(): Promise<void> {
    for (let size = Math.ceil(smallest.actions.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let from = 0; from < smallest.actions.length;) {
        const actions = smallest.actions.filter((_, index) => index < from || index >= from + size);
        if (!(await attempt({ ...smallest, actions }))) from += size;
      }
    }
  }

  await removeActions();
  for (const client of plan.clients) {
    const clients = smallest.clients.filter(({ name }) => name !== client.name);
    if (clients.length > 0) await attempt({ ...smallest, clients });
  }
  for (const simplify of simpler) await attempt(simplify(smallest));
  await removeActions();
  return smallest;
}

/** What two violations have in common that are the same fault: the words without names, numbers and times. */
function kindOf({ invariant, text }: Violation): string {
  return `${invariant} ${text.replaceAll(/\([^)]*\)|#?\b[a-z']*\d[\w.-]*|CANARY[\w-]*|then|none|,/g, "").replaceAll(/\s+/g, " ")}`;
}
