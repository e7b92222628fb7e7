import type { CallRecord, Exchange } from "../model/history.ts";
import type { Run } from "../run/run.ts";
import type { ClientPlan } from "../users/client-plan.ts";
import { timeOf } from "./groups.ts";

const minute = 60_000;
/**
 * Milliseconds for which a login that failed is a reason not to log in, by the code of the error. One without a verdict may have
 * counted as a failed login: an hour, or two minutes with credentials that have been good before.
 */
const reasonHolds: Readonly<Record<string, number>> = {
  credentials_refused: Number.POSITIVE_INFINITY,
  login_unreachable: 61 * minute,
  login_malformed: 61 * minute,
  throttled: 60 * minute,
  account_locked: 60 * minute,
  session_limit: 60 * minute,
};

/** No caller is told that there is no session when a login would have given one: an error has a reason that the server knows of. */
export function errorsHaveReasons(run: Run): string[] {
  return run.history.calls.flatMap((call) => {
    const { code } = (call.error ?? {}) as { code?: unknown };
    if (typeof code !== "string" || call.error instanceof DOMException) return [];
    const why = missingReason(run, call, code);
    return why ? [`call ${call.id} of ${call.client} at ${timeOf(call.startedAt)} rejects with ${code}: ${why}`] : [];
  });
}

function missingReason(run: Run, call: CallRecord, code: string): string | undefined {
  const { history, plan, clients } = run;
  const settledAt = call.settledAt ?? 0;
  if (code === "client_closed") {
    const isDisposed = history.leavings.some(
      ({ kind, client, startedAt }) => kind === "dispose" && client === call.client && startedAt <= settledAt,
    );
    return isDisposed ? undefined : "nobody disposed of the client";
  }
  if (code === "redirect_refused") return plan.server.redirectsLogins === "elsewhere" ? undefined : "no login is redirected";
  const holds = reasonHolds[code];
  if (holds === undefined) return "no call here can end like that";
  const own = clients.find(({ name }) => name === call.client)?.plan;
  const others = clients.filter(
    ({ name, process, plan: one }) =>
      one.account === own?.account && (name === call.client || plan.store?.kind === "shared" || (plan.store && process === call.process)),
  );
  const isSlow = ({ credentialsTrouble, credentialsLatency }: ClientPlan) =>
    credentialsTrouble > 0 || credentialsLatency[1] > (own?.loginTimeout ?? minute) / 2;
  // A function for the credentials can be why, also that of another one who has the lock meanwhile.
  if (code === "login_unreachable" && others.some((one) => isSlow(one.plan))) return undefined;
  // Whoever failed is to have proven them: what others know is not known to all.
  const isProven = ({ client, credential, sentAt }: Exchange) =>
    code.startsWith("login_") &&
    history.sessions.some(
      (one) => !one.login.isEndless && one.credential === credential && one.login.client === client && (one.deliveredAt ?? sentAt) < sentAt,
    );
  // Written down an hour ahead of the right time, a pause is an hour longer, but never more than twice as long.
  const wrongBy = Math.max(0, ...plan.actions.map((action) => (action.what === "clock" ? action.ms : 0)));
  const reach = (ms: number) => ms + Math.min(ms, wrongBy);
  const isFound = history.exchanges.some(
    (one) =>
      one.kind === "login" &&
      isReason(one, code) &&
      others.some(({ name }) => name === one.client) &&
      one.sentAt <= settledAt &&
      (one.settledAt ?? Number.POSITIVE_INFINITY) + reach(isProven(one) ? Math.min(holds, 2 * minute) : holds) >= settledAt,
  );
  return isFound ? undefined : "no login failed that would be a reason";
}

/** Whether a login ended in a way that such an error may tell of. */
function isReason({ verdict, settled, isLost, isEndless }: Exchange, code: string): boolean {
  if (code === "credentials_refused") return verdict === "wrong" && settled === "answered" && !isLost;
  return verdict !== "opened" || settled !== "answered" || isLost === true || isEndless === true || code === "login_unreachable";
}
