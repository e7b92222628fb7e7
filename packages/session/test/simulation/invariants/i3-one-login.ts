import type { CallRecord, Exchange, ServerSession } from "../model/history.ts";
import type { Run } from "../run/run.ts";
import { accountOf, groupOf, isSign, sharesLogins, timeOf } from "./groups.ts";

/**
 * One lapse, one login, over all clients that share a store that works: nobody logs in while another login is under way, nor
 * while they have a session that works and was answered by nothing that can mean its end.
 */
export function oneLogin(run: Run): string[] {
  const logins = run.history.exchanges.filter(({ kind }) => kind === "login");
  return logins.flatMap((login) => {
    if (isFurtherLeg(logins, login)) return [];
    const others = logins.filter((one) => one.id < login.id && isGroup(run, one, login));
    const where = `${login.client} logs in at ${timeOf(login.sentAt)} (#${login.id})`;
    const underWay = others.find((one) => !run.killed.has(one.process) && (one.settledAt ?? Number.POSITIVE_INFINITY) > login.sentAt);
    if (underWay) return [`${where} while the login #${underWay.id} of ${underWay.client} is under way`];
    // A refusal by two sessions is proved by one that the client opened itself.
    const isProof = run.history.calls.some((call) => call.client === login.client && isRefusedTwice(call, login.sentAt));
    if (isProof) return [];
    const good = run.history.sessions.find((session) => isKnown(run, session, login) && isGood(run, session, login));
    return good ? [`${where} although ${good.name} works`] : [];
  });
}

/** A login that follows its redirect began before. */
function isFurtherLeg(logins: readonly Exchange[], { id, client, sentAt }: Exchange): boolean {
  const before = logins.findLast((one) => one.id < id && one.client === client);
  return before?.verdict === "redirected" && before.settled === "answered" && before.settledAt === sentAt;
}

function isGroup(run: Run, one: Exchange, other: Exchange): boolean {
  return groupOf(run, one.client) === groupOf(run, other.client) && accountOf(run, one) === accountOf(run, other);
}

/** Whether those who log in can know the session, and that it is for them. */
function isKnown(run: Run, session: ServerSession, login: Exchange): boolean {
  if (session.login.id >= login.id || session.credential !== login.credential) return false;
  return sharesLogins(run)
    ? login.storedThen?.includes(session) === true
    : session.login.client === login.client && (session.deliveredAt ?? Number.POSITIVE_INFINITY) <= login.sentAt;
}

function isGood({ history }: Run, session: ServerSession, { sentAt }: Exchange): boolean {
  if ((session.endedAt ?? Number.POSITIVE_INFINITY) <= sentAt) return false;
  return !history.exchanges.some(
    (one) =>
      one.session === session &&
      one.sentAt <= sentAt &&
      (one.kind === "logout" || ((one.settledAt ?? Number.POSITIVE_INFINITY) <= sentAt && isSign(one))),
  );
}

function isRefusedTwice({ attempts, settledAt = Number.POSITIVE_INFINITY }: CallRecord, at: number): boolean {
  return settledAt >= at && attempts.filter((one) => isSign(one) && (one.settledAt ?? Number.POSITIVE_INFINITY) <= at).length >= 2;
}
