import type { CallRecord, Exchange, History, ServerSession } from "../model/history.ts";
import { isSign } from "./groups.ts";

const minute = 60_000;
const mostFruitless = 3;

/**
 * Whether a client may let a refusal be, since logins that help nobody are bounded over time (I7, decisions/renewal-guard.md). An
 * operation that a fresh session got refused as well causes none for ten minutes, or until a call of it is accepted. After three
 * in half an hour a GET is compared that was accepted before: nothing causes a login for twenty minutes where there is none, where
 * its answer does not come, or where a login after such a comparison was in vain, and no call was accepted since.
 */
export function isPaused(history: History, call: CallRecord): boolean {
  const refused = call.attempts.at(-1);
  if (!refused || hasNewer(history, refused)) return false;
  return isOperationPaused(history, call) || isClientPaused(history, refused);
}

/** Whether the client has a session that is newer than the refused one, and has not given it up before: to use it takes no login. */
function hasNewer({ sessions, exchanges }: History, { id, client, session, settledAt = 0 }: Exchange): boolean {
  const isGivenUp = (newer: ServerSession) =>
    exchanges.some((one) => one.id < id && one.kind === "logout" && one.client === client && one.session === newer);
  return sessions.some(
    (one) =>
      one.login.client === client &&
      one.login.id > (session?.login.id ?? 0) &&
      (one.deliveredAt ?? settledAt) < settledAt &&
      (one.endedAt ?? settledAt) >= settledAt &&
      !isGivenUp(one),
  );
}

function isOperationPaused({ calls, exchanges }: History, call: CallRecord): boolean {
  const { client, operation, settledAt: at = 0 } = call;
  const own = calls.filter((one) => one !== call && one.client === client && one.operation === operation && isFreshlyRefused(one));
  // At the same moment, too: one call waits for what another of the same operation finds out.
  const found = own.map(({ attempts }) => attempts.at(-1)?.settledAt ?? Number.NaN); // its body may come later, or never
  const since = Math.max(...found.filter((time) => time <= at && time > at - 10 * minute));
  const isLifted = exchanges.some((one) => isAcceptedBetween(one, client, [since, at]) && one.call?.operation === operation);
  return Number.isFinite(since) && !isLifted;
}

function isClientPaused(history: History, { client, sentAt, settledAt: at = 0 }: Exchange): boolean {
  const { exchanges } = history;
  const accepted = exchanges.filter((one) => isAcceptedBetween(one, client, [0, at]));
  const inVain = vainLogins(history, client, at, accepted);
  const within = (since: number) => inVain.filter((times) => times.some((time) => time > since - 30 * minute)).length;
  if (within(sentAt) < mostFruitless) return false;
  const latest = Math.max(...inVain.map(([first]) => first));
  const isVainAgain = within(latest) > mostFruitless && !accepted.some(({ settledAt = 0 }) => settledAt > latest);
  const isUnanswered = exchanges.some(
    (one) =>
      one.client === client && one.kind === "call" && one.call === undefined && (one.settledAt ?? at) >= at && !isAnsweredByServer(one),
  );
  return isVainAgain || isUnanswered || !accepted.some(({ method }) => method === "GET");
}

/**
 * The logins of the client that had helped nobody: none was accepted with its session, or a fresh one was refused as well. When that
 * showed: at one of the refusals. A page, and an operation that is refused anyway, say nothing of the session.
 */
function vainLogins({ sessions, exchanges, calls }: History, client: string, at: number, accepted: readonly Exchange[]) {
  const isInVain = (session: ServerSession) =>
    !accepted.some((one) => one.session === session) ||
    calls.some((one) => one.attempts.at(-1)?.session === session && isFreshlyRefused(one));
  return sessions
    .filter((session) => session.login.client === client && (session.deliveredAt ?? Number.POSITIVE_INFINITY) <= at && isInVain(session))
    .map((session): [number, ...number[]] => {
      const refusals = exchanges.filter((one) => one.session === session && one.client === client && isSign(one));
      const [first, ...others] = refusals.flatMap(({ settledAt }) => (settledAt !== undefined && settledAt <= at ? [settledAt] : []));
      return [first ?? session.openedAt, ...others];
    });
}

/** Whether a session was refused that was opened after the call's own first refusal. */
export function isFreshlyRefused({ attempts }: CallRecord): boolean {
  const [first, last] = [attempts[0], attempts.at(-1)];
  return first !== last && last?.verdict !== "accepted" && (last?.session?.openedAt ?? 0) >= (first?.settledAt ?? 0);
}

function isAnsweredByServer({ settled, isLost, verdict }: Exchange): boolean {
  return settled === "answered" && !isLost && verdict !== "proxy";
}

/** What the server did for a call came back to the client, and looks like nothing else. What keeps a session alive is no call. */
function isAcceptedBetween(one: Exchange, client: string, [from, to]: readonly [number, number]): boolean {
  const { settledAt = to } = one;
  const isTaken =
    one.client === client &&
    one.call !== undefined &&
    one.verdict === "accepted" &&
    isAnsweredByServer(one) &&
    (one.status ?? 500) < 500 &&
    !isSign(one);
  return isTaken && settledAt > from && settledAt < to;
}
