import type { Exchange } from "../model/history.ts";
import type { Run } from "../run/run.ts";
import { isWhole } from "../stores/store-plan.ts";

/** Whether all who share the store have the time to wait for the login of another: what takes long is done without the store. */
function isTimely({ plan }: Run): boolean {
  const patience = Math.min(...plan.clients.map(({ loginTimeout = 30_000 }) => loginTimeout)) / 2;
  const credentials = Math.max(
    ...plan.clients.map(({ credentialsLatency, credentialsTrouble }) => (credentialsTrouble > 0 ? patience : credentialsLatency[1])),
  );
  const hangs = plan.network.fates["never heard before"] + plan.network.fates["never heard after"] + plan.network.fates.endless > 0;
  return !(hangs && plan.network.trouble.login > 0) && 2 * credentials + 4 * plan.network.latency[1] + 500 < patience;
}

/** Clients that can know of each other what they do: those who share a store that works, or one client by itself. */
export function groupOf(run: Run, client: string): string {
  return sharesLogins(run) ? "the store" : client;
}

/** Whether the clients of the run share a store on which one login for all can be built. */
export function sharesLogins(run: Run): boolean {
  return isWhole(run.plan.store) && isTimely(run);
}

/** The account of a login. */
export function accountOf(run: Run, { credential }: Exchange): string {
  return run.server.accounts.accountOf(credential ?? "");
}

/** True for an answer that came and can mean that the session has lapsed. */
export function isSign({ settled, status = 0, verdict, isLost, isPage }: Exchange): boolean {
  if (settled !== "answered") return false;
  return (
    status === 401 ||
    status === 403 ||
    (status > 300 && status < 400) ||
    (verdict === "dead" && !isLost) ||
    (status < 300 && isPage === true)
  );
}

export function timeOf(ms: number): string {
  return `${(ms / 1000).toFixed(3)} s`;
}

/** The exchanges by what `keyOf` says of them, in their order. */
export function grouped(exchanges: readonly Exchange[], keyOf: (exchange: Exchange) => string): Map<string, Exchange[]> {
  const groups = new Map<string, Exchange[]>();
  for (const exchange of exchanges) groups.set(keyOf(exchange), [...(groups.get(keyOf(exchange)) ?? []), exchange]);
  return groups;
}
