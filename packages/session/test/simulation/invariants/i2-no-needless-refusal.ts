import type { CallRecord } from "../model/history.ts";
import { operationOf } from "../server/operations.ts";
import type { Run } from "../run/run.ts";
import { timeOf } from "./groups.ts";

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
  const [first, last] = [attempts[0], attempts.at(-1)];
  if (status === undefined || first === undefined || last?.verdict !== "dead") return false;
  if (operationOf(operation).isDenied) return false; // refused with any session
  const isFresh = last !== first && (last.session?.openedAt ?? 0) >= (first.settledAt ?? 0);
  const isLeaving = history.leavings.some(
    (one) =>
      one.client === client &&
      (one.kind === "logout" || one.kind === "dispose") &&
      one.startedAt <= settledAt &&
      (one.settledAt ?? settledAt) >= startedAt,
  );
  return !isFresh && !isLeaving;
}
