import type { CallRecord, History } from "../model/history.ts";
import { operationOf } from "../server/operations.ts";
import type { Run } from "../run/run.ts";
import { isSign, timeOf } from "./groups.ts";

/**
 * No caller is handed a refusal that a fresh login would have lifted, unless a session from a login after that call's own
 * refusal was refused as well. Who says `logout()` or disposes while calls are under way has refused them.
 */
export function noNeedlessRefusal(run: Run): string[] {
  const { plan, history } = run;
  if (plan.server.dead === "redirect" || plan.server.dead === "page") return []; // they may mean anything
  return history.calls
    .filter((call) => isNeedless(run, call))
    .map((call) => {
      const { id, client, startedAt, operation, status, attempts } = call;
      const sessions = attempts.map(({ session }) => session?.name ?? "none").join(", then ");
      return `call ${id} (${operation}) of ${client} at ${timeOf(startedAt)} was handed ${status} with ${sessions}: a login would have lifted it`;
    });
}

function isNeedless({ history }: Run, call: CallRecord): boolean {
  const { client, operation, startedAt, settledAt = 0, status, attempts } = call;
  const last = attempts.at(-1);
  if (status === undefined || last?.verdict !== "dead" || last.isLost || last.isRefused) return false;
  if (call.couldLogIn === false) return false;
  if (operationOf(operation).isDenied) return false; // refused with any session
  const isLeaving = history.leavings.some(
    (one) =>
      one.client === client &&
      (one.kind === "logout" || one.kind === "dispose") &&
      one.startedAt <= settledAt &&
      (one.settledAt ?? settledAt) >= startedAt,
  );
  return !isFreshlyRefused(call) && !isLeaving && !isPaused(history, call);
}

/** Whether a session was refused that was opened after the call's own first refusal. */
function isFreshlyRefused({ attempts }: CallRecord): boolean {
  const [first, last] = [attempts[0], attempts.at(-1)];
  return first !== last && last?.verdict !== "accepted" && (last?.session?.openedAt ?? 0) >= (first?.settledAt ?? 0);
}

const minute = 60_000;
const mostFruitless = 3;

/**
 * Logins that help nobody are bounded over time (I7, decisions/renewal-guard.md). An operation that a fresh session got refused as
 * well causes none for ten minutes, or until a call of it is accepted. After three in half an hour nothing does for twenty
 * minutes, unless a call is accepted and a GET is known that was.
 */
function isPaused({ calls, exchanges }: History, { client, operation, startedAt, settledAt = 0 }: CallRecord): boolean {
  const fruitless = calls.filter(
    (one) => one.client === client && isBetween(startedAt - 30 * minute, one.settledAt, settledAt) && isFreshlyRefused(one),
  );
  const accepted = exchanges.filter(
    (one) =>
      one.client === client &&
      one.call &&
      one.verdict === "accepted" &&
      (one.status ?? 500) < 500 &&
      !isSign(one) &&
      isBetween(0, one.settledAt, startedAt),
  );
  const isLifted = (since: number, name?: string) =>
    accepted.some(({ call, settledAt: at = 0 }) => at > since && (name === undefined || call?.operation === name));
  const own = fruitless.findLast((one) => one.operation === operation)?.settledAt ?? Number.NEGATIVE_INFINITY;
  if (own > startedAt - 10 * minute && !isLifted(own, operation)) return true;
  const latest = Math.max(...fruitless.map((one) => one.settledAt ?? 0));
  const sessions = new Set(fruitless.map(({ attempts }) => attempts.at(-1)?.session));
  const canCompare = accepted.some(({ method }) => method === "GET") && isLifted(latest);
  return sessions.size >= mostFruitless && latest > startedAt - 20 * minute && !canCompare;
}

function isBetween(from: number, time: number | undefined, to: number): boolean {
  return time !== undefined && time > from && time <= to;
}
