import { empty, html, json, type Answer } from "../http/answer.ts";
import { matches } from "../http/match.ts";
import type { Incoming } from "../http/incoming.ts";
import type { ServerSession } from "./session-table.ts";
import type { VendorServer } from "./vendor.ts";
import type { World } from "./world.ts";

/** The page that a browser would log in with, and what soft expiry shows instead of an answer. */
export const loginPage =
  '<!doctype html>\n<html lang="en"><head><title>Sign in</title></head>\n<body><h1>Sign in</h1><form method="post"><input name="username"><input name="password" type="password"></form></body></html>\n';

/** The 429 that a policy asks for on this operation, or undefined. */
export function throttled(incoming: Incoming, operation: string, vendor: VendorServer, world: World): Answer | undefined {
  const { throttle } = world.policies;
  if (throttle === undefined || !(throttle.operations ?? ["login"]).includes(operation)) return undefined;
  world.note("request throttled", { detail: operation });
  const answer = vendor.error(incoming, 429, vendor.words.throttled, world);
  return throttle.retryAfter === undefined ? answer : { ...answer, headers: [...answer.headers, ["Retry-After", throttle.retryAfter]] };
}

/** The live session that a secured request came with, or the answer that refuses it. */
export function authorize(
  incoming: Incoming,
  operation: string,
  vendor: VendorServer,
  world: World,
): { session: ServerSession } | { refusal: Answer } {
  const { policies, counters, clock } = world;
  const { token, xsrf } = vendor.readSession(incoming);
  const session = token === undefined ? undefined : world.sessions.find(token);
  if (session === undefined || session.node !== policies.node) {
    counters.refused += 1;
    if (session === undefined) world.note("request without session", { detail: operation });
    else world.note("request refused", { session, account: session.account, detail: `${operation}: opened on node ${session.node}` });
    if (operation === "logout" && policies.deadLogout === "accept") return { refusal: vendor.closed() };
    return { refusal: refusal(incoming, vendor, world) };
  }
  if (vendor.usesXsrf && xsrf !== session.xsrf) {
    counters.refused += 1;
    world.note("request refused", {
      session,
      account: session.account,
      detail: `${operation}: XSRF token ${xsrf === undefined ? "missing" : "wrong"}`,
    });
    return { refusal: vendor.error(incoming, policies.xsrfStatus, vendor.words.xsrf, world) };
  }
  session.lastUsedAt = clock.now();
  session.requests += 1;
  if (policies.forbid.some((match) => matches(match, { method: incoming.method, path: incoming.path, operation }))) {
    counters.forbidden += 1;
    world.note("request refused", { session, account: session.account, detail: `${operation}: not allowed` });
    return { refusal: vendor.error(incoming, 403, vendor.words.forbidden, world) };
  }
  return { session };
}

/** What a dead session is answered with. */
function refusal(incoming: Incoming, vendor: VendorServer, world: World): Answer {
  switch (world.policies.softExpiry) {
    case "html200":
      return html(200, loginPage);
    case "redirect302":
      return empty(302, [["Location", "/login"]]);
    case "json200":
      return json(200, { status: "error", code: 401, message: "Session expired" });
    case undefined:
      return vendor.error(incoming, world.policies.deadSessionStatus, vendor.words.dead, world);
  }
}
