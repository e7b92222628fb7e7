import type { Exchange } from "../model/history.ts";
import type { Run } from "../run/run.ts";
import { grouped, timeOf } from "./groups.ts";

const hour = 3_600_000;
/** Logins of one client in an hour that may help nobody. */
const most = 6;

/**
 * Logins that help nobody are few, however long it runs: those made while the client's session was still open, and those
 * whose session no call was ever done with.
 */
export function fewFruitlessLogins(run: Run): string[] {
  const opened = run.history.exchanges.filter((one) => one.kind === "login" && one.verdict === "opened" && isFruitless(run, one));
  return [...grouped(opened, ({ client }) => client)].flatMap(([client, logins]) => {
    const worst = logins.find(
      (_, index) => (logins[index + most]?.sentAt ?? Number.POSITIVE_INFINITY) < (logins[index]?.sentAt ?? 0) + hour,
    );
    return worst ? [`${client} logs in more than ${most} times in the hour after ${timeOf(worst.sentAt)}, and it helps nobody`] : [];
  });
}

function isFruitless({ history }: Run, login: Exchange): boolean {
  const { client, credential, sentAt, session } = login;
  const isAskedFor = history.leavings.some(
    (one) => one.kind === "login" && one.client === client && one.startedAt <= sentAt && (one.settledAt ?? sentAt) >= sentAt,
  );
  if (isAskedFor) return false;
  if (session?.accepted === 0 && session.end !== "replaced by another login") return true;
  return history.sessions.some(
    (other) =>
      other.login.client === client &&
      other.credential === credential &&
      (other.deliveredAt ?? Number.POSITIVE_INFINITY) <= sentAt &&
      (other.endedAt ?? Number.POSITIVE_INFINITY) > sentAt,
  );
}
