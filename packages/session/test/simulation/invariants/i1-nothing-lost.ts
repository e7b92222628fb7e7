import type { CallRecord, Exchange, History, ServerSession } from "../model/history.ts";
import type { Rest, Run } from "../run/run.ts";
import { isWhole } from "../stores/store-plan.ts";
import { timeOf } from "./groups.ts";

/**
 * At rest every session that the server holds open is held by a living client, or is in the store as itself; after all have
 * left, and the next start has closed what is in the store, none is open. What nobody can close is excused: a session whose
 * login was never answered, one of a killed process that nobody else knew, one that was left in a store
 * which then lost its memory, or in which another wrote over it without a lock or too late, one whose values were replaced in an answer
 * that was lost or overtaken, one that was refused while all were, and one whose logout did not get through.
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

function isHeld({ plan, history, clients }: Run, { when, stored, used }: Rest, session: ServerSession): boolean {
  // Whether the old or the new session is good, a client knows when the call is answered that was sent with both.
  const isCompared = history.calls.some((call) => call.settledAt === undefined && call.attempts.some((one) => one.session === session));
  // One whose function for the credentials outlasts its calls gets the session when they have gone.
  const isLate = clients.some(
    ({ name, plan: { credentialsLatency, credentialsTrouble, loginTimeout = 30_000 } }) =>
      name === session.login.client && (credentialsTrouble > 0 || credentialsLatency[1] > loginTimeout / 2),
  );
  // Its client's calls may have failed on their way: what it ends when it leaves, it has held.
  const isLeft = history.exchanges.some((one) => one.kind === "logout" && one.client === session.login.client && one.session === session);
  if (when === "at rest") return used.has(session) || stored.has(session) || isCompared || isLate || isLeft;
  if (when === "after all have left") return stored.has(session);
  return plan.store?.kind === "map"; // it ended with its process
}

function isBeyondReach(run: Run, session: ServerSession): boolean {
  const { history, killed } = run;
  if (session.deliveredAt === undefined) return true;
  const uses = history.exchanges.filter((one) => one.session === session && one.kind !== "login");
  if (killed.has(session.login.process) && uses.every(({ process }) => killed.has(process))) return true;
  const forgottenAt = session.forgottenAt ?? crossedAt(run, session);
  if (forgottenAt !== undefined && [session.login, ...uses].every((one) => killed.has(one.process) || hasLeft(history, one, forgottenAt)))
    return true;
  if (history.calls.some((call) => isPassing(call, session))) return true;
  if (uses.some((one) => one.isOutdated || (one.isReplacing && (one.settled !== "answered" || one.isLost)))) return true;
  return uses.some(({ kind, verdict, isLost }) => kind === "logout" && (verdict !== "ended" || isLost));
}

/** When a write that did not know of the session took its place in the store. A lock that works lets that be by nobody. */
function crossedAt({ plan, store }: Run, { tokens }: ServerSession): number | undefined {
  if (isWhole(plan.store)) return undefined;
  return store?.crossed().findLast(({ text }) => tokens.some((token) => text.includes(`"${token}"`)))?.at;
}

/** Whether the client of an exchange had left by then: what it left in the store is the store's. */
function hasLeft({ leavings }: History, { client }: Exchange, by: number): boolean {
  return leavings.some((one) => one.client === client && one.kind === "dispose" && one.startedAt <= by);
}

/** A call that was refused while the server refused all, and then done with another session: it looks as if the first had ended. */
function isPassing({ attempts }: CallRecord, session: ServerSession): boolean {
  return attempts.at(-1)?.verdict === "accepted" && attempts.some((one) => one.session === session && one.verdict === "refusing");
}
