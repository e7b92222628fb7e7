import type { CallRecord, LeavingRecord } from "../model/history.ts";
import type { Run } from "../run/run.ts";
import { timeOf } from "./groups.ts";

const defaults = { login: 30_000, logout: 5_000 };
/** Milliseconds that steps of a store and of the network may add. */
const slack = 2_000;

/**
 * Every promise settles within its stated limit. A call: what its own requests take, and four logins: for the
 * session, and for each of the three times that it is sent again; at once when its signal aborts. And no promise is rejected that nobody waits for.
 */
export function everythingSettles(run: Run): string[] {
  const { history, killed } = run;
  const late = [...history.calls, ...history.leavings].flatMap((record) => {
    if (killed.has(record.process)) return [];
    const label = `${record.kind === "call" ? `call ${record.id}` : `${record.kind}()`} of ${record.client} at ${timeOf(record.startedAt)}`;
    if (isExcused(record)) return [];
    if (record.settledAt === undefined) return [`${label} never settles`];
    const [took, limit] = [record.settledAt - record.startedAt, limitOf(run, record)];
    return took > limit ? [`${label} settles after ${timeOf(took)}, and its limit is ${timeOf(limit)}`] : [];
  });
  return [...late, ...history.rejections.map((reason) => `a promise is rejected that nobody waits for: ${String(reason)}`)];
}

/** A call waits for its own answer as long as that takes. */
function isExcused(record: CallRecord | LeavingRecord): boolean {
  if (record.kind !== "call") return false;
  if (record.isTyped && record.attempts.some(({ isEndless }) => isEndless)) return true; // it reads the body, too
  return record.abortsAt === undefined && record.attempts.some(({ settled }) => settled === undefined);
}

function limitOf({ clients }: Run, record: CallRecord | LeavingRecord): number {
  const plan = clients.find(({ name }) => name === record.client)?.plan;
  const { loginTimeout = defaults.login, logoutTimeout = defaults.logout } = plan ?? {};
  if (record.kind !== "call") return record.kind === "login" ? loginTimeout + 2 * logoutTimeout + slack : 3 * logoutTimeout + slack;
  const requests = record.attempts.reduce((sum, { sentAt, settledAt }) => sum + (settledAt ?? sentAt) - sentAt, 0);
  const limit = requests + 4 * loginTimeout + slack;
  return record.abortsAt === undefined ? limit : Math.min(limit, record.abortsAt - record.startedAt);
}
