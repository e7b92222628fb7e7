import type { Exchange, LeavingRecord } from "../model/history.ts";
import type { Run } from "../run/run.ts";
import { timeOf } from "./groups.ts";

/** A logout says that a session has ended only if the server said so. */
export function truthfulLogouts({ history }: Run): string[] {
  return history.leavings.flatMap((record) => {
    const { kind, client, startedAt, outcome } = record;
    if (kind !== "logout" || outcome === undefined) return [];
    // A login that was given up closes what it had opened by itself: that was never the client's session.
    const heard = history.exchanges.filter((one) => one.kind === "logout" && !one.session?.login.isEndless && isPartOf(one, record));
    const isConfirmed = heard.some(({ verdict, settled, isLost }) => verdict === "ended" && settled === "answered" && !isLost);
    const isKnown = heard.some(({ verdict, settled, isLost }) => verdict === "dead" && settled === "answered" && !isLost);
    const isUnknown = heard.length > 0 && !isKnown && !isConfirmed;
    const where = `logout() of ${client} at ${timeOf(startedAt)} says "${outcome}"`;
    if (/^(closed|ended)$/.test(outcome) && !isConfirmed) return [`${where}, and the server did not say so`];
    if (outcome.startsWith("already") && isUnknown) return [`${where}, while the session may be open`];
    return [];
  });
}

function isPartOf({ id, client, sentAt }: Exchange, record: LeavingRecord): boolean {
  return client === record.client && sentAt >= record.startedAt && id <= (record.lastExchange ?? 0);
}
