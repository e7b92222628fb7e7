import type { Exchange, LeavingRecord } from "../model/history.ts";
import type { Run } from "../run/run.ts";
import { timeOf } from "./groups.ts";

/** A logout says that a session has ended only if the server said so. */
export function truthfulLogouts({ history }: Run): string[] {
  return history.leavings.flatMap((record) => {
    const { kind, client, startedAt, outcome } = record;
    if (kind !== "logout" || outcome === undefined) return [];
    const heard = history.exchanges.filter((one) => one.kind === "logout" && isPartOf(one, record));
    const isConfirmed = heard.some(({ verdict, settled, isLost }) => verdict === "ended" && settled === "answered" && !isLost);
    const isUnknown = heard.some(
      ({ verdict, settled, isLost }) => settled !== "answered" || isLost || verdict === "not ended" || verdict === "proxy",
    );
    const where = `logout() of ${client} at ${timeOf(startedAt)} says "${outcome}"`;
    if (/^(closed|ended)$/.test(outcome) && !isConfirmed) return [`${where}, and the server did not say so`];
    if (outcome.startsWith("already") && isUnknown) return [`${where}, while the session may be open`];
    return [];
  });
}

function isPartOf({ client, sentAt }: Exchange, record: LeavingRecord): boolean {
  return client === record.client && sentAt >= record.startedAt && sentAt <= (record.settledAt ?? Number.POSITIVE_INFINITY);
}
