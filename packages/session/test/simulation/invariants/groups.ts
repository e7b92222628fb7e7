import type { Exchange } from "../model/history.ts";
import type { Run } from "../run/run.ts";
import { isWhole } from "../stores/store-plan.ts";

/** Clients that can know of each other what they do: those who share a store that works, or one client by itself. */
export function groupOf({ plan }: Run, client: string): string {
  return isWhole(plan.store) ? "the store" : client;
}

/** The account of a login. */
export function accountOf(run: Run, { credential }: Exchange): string {
  return run.server.accounts.accountOf(credential ?? "");
}

/** True for an answer that came and can mean that the session has lapsed. */
export function isSign({ settled, status = 0, verdict }: Exchange): boolean {
  if (settled !== "answered") return false;
  return status === 401 || status === 403 || (status > 300 && status < 400) || verdict === "dead";
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
