import type { Exchange, ServerSession } from "../model/history.ts";
import type { Run } from "../run/run.ts";
import { grouped, timeOf } from "./groups.ts";

const hour = 3_600_000;
/**
 * Logins of one client in an hour that may help nobody: six, and two that were under way when the last of them was in vain. There
 * may be more of which nobody knows that they were in vain.
 */
const [most, mostUnanswered] = [8, 20];

/**
 * Logins that help nobody are few, however long it runs: those made while the client's session was still open, and those
 * whose session no call was ever done with.
 */
export function fewFruitlessLogins(run: Run): string[] {
  const opened = run.history.exchanges.filter((one) => one.kind === "login" && one.verdict === "opened" && isFruitless(run, one));
  // In vain is known to be what a call was refused with as well. Whose answers did not come may have helped.
  const isAnswered = ({ session }: Exchange) =>
    run.history.exchanges.some(
      (one) =>
        one.call !== undefined &&
        one.call.attempts[0] !== one &&
        one.session === session &&
        one.settled === "answered" &&
        one.verdict !== "accepted" &&
        !one.isLost,
    );
  return [
    ...tooMany(opened.filter(isAnswered), most),
    ...tooMany(
      opened.filter((one) => !isAnswered(one)),
      mostUnanswered,
    ),
  ];
}

function tooMany(logins: readonly Exchange[], limit: number): string[] {
  return [...grouped(logins, ({ client }) => client)].flatMap(([client, own]) => {
    const worst = own.find((_, index) => (own[index + limit]?.sentAt ?? Number.POSITIVE_INFINITY) < (own[index]?.sentAt ?? 0) + hour);
    return worst ? [`${client} logs in more than ${limit} times in the hour after ${timeOf(worst.sentAt)}, and it helps nobody`] : [];
  });
}

function isFruitless({ history }: Run, login: Exchange): boolean {
  const { id, client, credential, sentAt, session } = login;
  const isAskedFor = history.leavings.some(
    (one) => one.kind === "login" && one.client === client && one.startedAt <= sentAt && (one.settledAt ?? sentAt) >= sentAt,
  );
  if (isAskedFor) return false;
  // What lapsed, or was ended by others, before a call could use it, was needed all the same.
  if (session?.accepted === 0 && (session.end === undefined || session.end === "logged out")) return true;
  return history.sessions.some(
    (other) =>
      other.login.id < id &&
      other.login.client === client &&
      other.credential === credential &&
      (other.deliveredAt ?? Number.POSITIVE_INFINITY) <= sentAt &&
      (other.endedAt ?? Number.POSITIVE_INFINITY) > sentAt &&
      !isOutOfReach(history, other, sentAt),
  );
}

/** Whether the server had replaced its values by then, in an answer that did not come. */
function isOutOfReach({ exchanges }: Run["history"], session: ServerSession, at: number): boolean {
  return exchanges.some(
    (one) => one.session === session && one.sentAt < at && one.isReplacing && (one.settled !== "answered" || one.isLost === true),
  );
}
