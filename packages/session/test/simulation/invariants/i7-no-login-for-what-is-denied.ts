import type { CallRecord, Exchange, History } from "../model/history.ts";
import type { Run } from "../run/run.ts";
import { timeOf } from "./groups.ts";

const pause = 600_000;

/**
 * An operation that was refused with a fresh session as well causes no login of its client for ten minutes, or until one of its
 * calls is accepted (F4, decisions/renewal-guard.md).
 */
export function noLoginForWhatIsDenied({ history }: Run): string[] {
  const { calls, exchanges, leavings } = history;
  const denied = calls.filter((call) => isDenied(history, call));
  return denied.flatMap((call) => {
    const { id, client, operation, startedAt, attempts } = call;
    const [from, to] = [attempts[0]?.settledAt ?? 0, attempts.at(-1)?.sentAt ?? 0];
    const before = denied.findLast(
      (one) => one.client === client && one.operation === operation && (one.settledAt ?? startedAt) < startedAt,
    );
    if (before?.settledAt === undefined || from >= before.settledAt + pause) return [];
    // What else of the client was under way may have asked for the login.
    const isUnderWay = (one: { client: string; startedAt: number; settledAt?: number }) =>
      one !== call && one.client === client && one.startedAt <= to && (one.settledAt ?? to) >= from;
    if (calls.some(isUnderWay) || leavings.some(isUnderWay)) return [];
    const hasLoggedIn = exchanges.some((one) => one.kind === "login" && one.client === client && one.sentAt >= from && one.sentAt <= to);
    const moments = `at ${timeOf(from)}, which a fresh session was refused at ${timeOf(before.settledAt)}`;
    return hasLoggedIn ? [`${client} logs in for ${operation} (call ${id}) ${moments}`] : [];
  });
}

/**
 * Handed a refusal with a session that was alive, and whose login its client had begun after another. What is refused while the
 * client logs out says nothing of the operation.
 */
function isDenied({ leavings }: History, call: CallRecord): boolean {
  const { client, status, attempts, startedAt, settledAt = startedAt } = call;
  const isDenial = ({ verdict, settled, isLost }: Exchange) => verdict === "forbidden" && settled === "answered" && !isLost;
  const [first, last] = [attempts[0], attempts.at(-1)];
  const login = last?.session?.login;
  const isFresh = first !== last && login?.client === client && login.id > (first?.settledBefore ?? 0);
  const isLeaving = leavings.some(
    (one) => one.client === client && one.kind !== "login" && one.startedAt <= settledAt && (one.settledAt ?? settledAt) >= startedAt,
  );
  return status !== undefined && attempts.every(isDenial) && isFresh && !isLeaving;
}
