import { empty, type Answer } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import { countFailure, isLocked, type Account } from "../model/account.ts";
import { refuse, refuseAs } from "./refuse.ts";
import type { Server } from "../model/server.ts";
import type { ServerSession } from "../model/session-table.ts";

/**
 * A login, the same for all vendors. The order is a choice: locked account, credentials, license, redirect, session limit.
 * (429 by policy comes before all of them, in `authorize.ts`, since it may hit any operation.)
 */
export function login(incoming: Incoming, server: Server): Answer {
  const { vendor, policies, clock, counters } = server;
  const presented = vendor.readCredentials(incoming, server.accounts);
  if (presented.kind === "malformed") return refuse(incoming, presented.status, presented.message, server);

  const counted = presented.counted ?? server.accounts[0];
  if (counted !== undefined && isLocked(counted, policies, clock)) {
    counters.failedLogins += 1;
    server.note("failed authentication", { account: counted, detail: "account is locked" });
    return refuseAs("locked", incoming, policies.lockoutStatus, server);
  }
  const { account } = presented;
  if (account === undefined) {
    counters.failedLogins += 1;
    server.note("failed authentication", { account: presented.counted });
    if (counted !== undefined && countFailure(counted, policies, clock)) server.note("account locked", { account: counted });
    return refuseAs("refusedLogin", incoming, policies.badTokenStatus, server);
  }
  account.failures = 0;

  if (policies.licenseMissing) {
    server.note("license missing", { account });
    return refuseAs("license", incoming, 402, server);
  }

  const location = redirectTarget(incoming, server);
  if (location !== undefined && !policies.redirectOpensSession) {
    server.note("login redirected", { account });
    return empty(policies.redirectStatus, [["Location", location]]);
  }

  const session = openSession(account, server);
  if (session === undefined) {
    server.note("session limit reached", { account });
    return refuseAs("full", incoming, 503, server);
  }
  const handedOut = vendor.sessionHeaders(session, "login");
  if (location !== undefined) {
    server.note("login redirected", { session });
    return empty(policies.redirectStatus, [["Location", location], ...handedOut]);
  }
  const answer = vendor.loginAnswer(session, incoming);
  return { ...answer, headers: [...answer.headers, ...handedOut] };
}

/** Where this login is sent on to; undefined when it is to be answered here. */
function redirectTarget(incoming: Incoming, { vendor, policies: { redirectLogin } }: Server): string | undefined {
  if (redirectLogin === undefined) return undefined;
  const location = vendor.loginPathOf?.(redirectLogin) ?? redirectLogin;
  const hasArrived = location === incoming.path || location === incoming.origin + incoming.path;
  return hasArrived ? undefined : location;
}

function openSession(account: Account, server: Server): ServerSession | undefined {
  const { policies, sessions, counters } = server;
  if (policies.singleSession) {
    for (const other of sessions.list()) if (other.account === account) sessions.end(other, "another login of the same user");
  }
  if (policies.maxSessions > 0 && sessions.count() >= policies.maxSessions) {
    const oldest = sessions.list().toSorted((a, b) => a.lastUsedAt - b.lastUsedAt)[0];
    if (policies.whenFull === "refuse" || oldest === undefined) return undefined;
    sessions.end(oldest, "session limit");
  }
  const isRenewal = account.lapsed > 0;
  if (isRenewal) account.lapsed -= 1;
  const session = sessions.open(account, server.vendor.makeTokens());
  counters.logins += 1;
  if (isRenewal) counters.renewals += 1;
  counters.maxOpen = Math.max(counters.maxOpen, sessions.count());
  server.note("login", { session, ...(isRenewal && { detail: "renewal" }) });
  return session;
}
