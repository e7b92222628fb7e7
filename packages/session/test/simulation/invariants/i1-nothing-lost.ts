import type { ServerSession } from "../model/history.ts";
import type { Rest, Run } from "../run/run.ts";
import { timeOf } from "./groups.ts";

/**
 * At rest every session that the server holds open is held by a living client, or is in the store as itself; after all have
 * left, and the next start has closed what is in the store, none is open. What nobody can close is excused: a session whose
 * login was never answered, one of a killed process that nobody else knew, and one whose logout did not get through.
 */
export function nothingLost(run: Run): string[] {
  return run.rests.flatMap((rest) =>
    rest.open
      .filter((session) => !isHeld(run, rest, session) && !isBeyondReach(run, session))
      .map((session) => {
        const { name, login, openedAt, deliveredAt = 0 } = session;
        return `${rest.when}: ${name} is open, and nobody can close it (opened by ${login.client} at ${timeOf(openedAt)}, known since ${timeOf(deliveredAt)})`;
      }),
  );
}

function isHeld({ plan }: Run, { when, stored, used }: Rest, session: ServerSession): boolean {
  if (when === "at rest") return used.has(session) || stored.has(session);
  if (when === "after all have left") return stored.has(session);
  return plan.store?.kind === "map"; // it ended with its process
}

function isBeyondReach({ history, killed }: Run, session: ServerSession): boolean {
  if (session.deliveredAt === undefined) return true;
  const uses = history.exchanges.filter((one) => one.session === session && one.kind !== "login");
  if (killed.has(session.login.process) && uses.every(({ process }) => killed.has(process))) return true;
  return uses.some(({ kind, verdict, isLost }) => kind === "logout" && (verdict !== "ended" || isLost));
}
