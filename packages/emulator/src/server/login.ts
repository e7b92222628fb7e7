import { countFailure, isLocked, type Account } from "./account.ts";
import { empty, type Answer } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import type { ServerSession } from "./session-table.ts";
import type { VendorServer } from "./vendor.ts";
import type { World } from "./world.ts";

/**
 * A login, the same for both vendors. The order is a choice: locked account, credentials, license, redirect, session limit.
 * (429 by policy comes before all of them, in `authorize.ts`, since it may hit any operation.)
 */
export function login(incoming: Incoming, vendor: VendorServer, world: World): Answer {
  const { policies, clock, counters } = world;
  const presented = vendor.readCredentials(incoming, world);
  if (presented.kind === "malformed") return vendor.error(incoming, presented.status, presented.message, world);

  const named = presented.names ?? world.accounts[0];
  if (named !== undefined && isLocked(named, policies, clock)) {
    counters.failedLogins += 1;
    world.note("failed authentication", { account: named, detail: "account is locked" });
    return vendor.error(incoming, policies.lockoutStatus, vendor.words.locked, world);
  }
  const { account } = presented;
  if (account === undefined) {
    counters.failedLogins += 1;
    world.note("failed authentication", { account: presented.names });
    if (named !== undefined && countFailure(named, policies, clock)) world.note("account locked", { account: named });
    return vendor.error(incoming, policies.badTokenStatus, vendor.words.refusedLogin, world);
  }
  account.failures = 0;

  if (policies.licenseMissing) {
    world.note("license missing", { account });
    return vendor.error(incoming, 402, vendor.words.license, world);
  }

  const location = redirectTarget(incoming, policies.redirectLogin);
  if (location !== undefined && !policies.redirectOpensSession) {
    world.note("login redirected", { account });
    return empty(policies.redirectStatus, [["Location", location]]);
  }

  const session = openSession(account, vendor, world);
  if (session === undefined) {
    world.note("session limit reached", { account });
    return vendor.error(incoming, 503, vendor.words.full, world);
  }
  const handed = vendor.sessionHeaders(session, "login");
  if (location !== undefined) {
    world.note("login redirected", { account, session });
    return empty(policies.redirectStatus, [["Location", location], ...handed]);
  }
  const answer = vendor.loginAnswer(account, incoming);
  return { ...answer, headers: [...answer.headers, ...handed] };
}

/** Where this login is sent on to; undefined when it is to be answered here. */
function redirectTarget(incoming: Incoming, target: string | undefined): string | undefined {
  if (target === undefined) return undefined;
  // Location's form is unknown. A path is the choice: every client that was seen resolves it.
  const location = /^(latest|v\d+)$/.test(target) ? `/api/${target}/login` : target;
  const arrived = location === incoming.path || location === incoming.origin + incoming.path;
  return arrived ? undefined : location;
}

function openSession(account: Account, vendor: VendorServer, world: World): ServerSession | undefined {
  const { policies, sessions, counters } = world;
  if (policies.singleSession) {
    for (const other of sessions.list()) if (other.account === account) sessions.end(other, "another login of the same user");
  }
  if (policies.maxSessions > 0 && sessions.count() >= policies.maxSessions) {
    const oldest = sessions.list().toSorted((a, b) => a.lastUsedAt - b.lastUsedAt)[0];
    if (policies.whenFull === "refuse" || oldest === undefined) return undefined;
    sessions.end(oldest, "session limit");
  }
  const renewal = account.lapsed > 0;
  if (renewal) account.lapsed -= 1;
  const session = sessions.open(account, vendor.makeTokens());
  counters.logins += 1;
  if (renewal) counters.renewals += 1;
  counters.maxOpen = Math.max(counters.maxOpen, sessions.count());
  world.note("login", { account, session, ...(renewal && { detail: "renewal" }) });
  return session;
}
