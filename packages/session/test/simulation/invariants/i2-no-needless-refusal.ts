import type { CallRecord } from "../model/history.ts";
import { operationOf } from "../server/operations.ts";
import type { Run } from "../run/run.ts";
import { timeOf } from "./groups.ts";
import { isFreshlyRefused, isPaused } from "./renewal-pauses.ts";

/**
 * No caller is handed a refusal that a fresh login would have lifted, unless a session from a login after that call's own
 * refusal was refused as well. Who says `logout()` or disposes while calls are under way has refused them.
 */
export function noNeedlessRefusal(run: Run): string[] {
  const { plan, history } = run;
  // A redirect or a page is no refusal: it may mean anything. The session is renewed for the next call, as far as I7 lets it.
  if (typeof plan.server.dead !== "number") return [];
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
