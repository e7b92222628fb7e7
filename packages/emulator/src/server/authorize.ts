import { empty, html, json, type Answer } from "../http/answer.ts";
import type { Incoming } from "../http/incoming.ts";
import { matches } from "../http/match.ts";
import { loginPage, loginPageRoute } from "./login-page.ts";
import { refuse, refuseAs } from "./refuse.ts";
import type { Server } from "../model/server.ts";
import type { ServerSession } from "../model/session-table.ts";

/** The 429 that a policy asks for on this operation, or undefined. */
export function throttled(incoming: Incoming, operation: string, server: Server): Answer | undefined {
  const { throttle } = server.policies;
  if (throttle === undefined || !(throttle.operations ?? ["login"]).includes(operation)) return undefined;
  server.note("request throttled", { detail: operation });
  const answer = refuseAs("throttled", incoming, 429, server);
  return throttle.retryAfter === undefined ? answer : { ...answer, headers: [...answer.headers, ["Retry-After", throttle.retryAfter]] };
}

/** The live session that a secured request came with, or the answer that refuses it. */
export function authorize(
  incoming: Incoming,
  operation: string,
  server: Server,
): { readonly session: ServerSession } | { readonly refused: Answer } {
  const { vendor, policies, counters, clock } = server;
  const token = vendor.readToken(incoming, operation);
  const session = token === undefined ? undefined : server.sessions.find(token);
  if (session === undefined || session.node !== policies.node) {
    counters.refused += 1;
    if (session === undefined) server.note("request without session", { detail: operation });
    else server.note("request refused", { session, detail: `${operation}: opened on node ${session.node}` });
    const isAccepted = operation === "logout" && policies.deadLogout === "accept";
    return { refused: isAccepted ? vendor.logoutAnswer() : deadSessionAnswer(incoming, server) };
  }
  const flaw = vendor.findFlaw?.(incoming, session, operation);
  if (flaw !== undefined) {
    counters.refused += 1;
    server.note("request refused", { session, detail: `${operation}: ${flaw.detail}` });
    return { refused: refuse(incoming, flaw.status, flaw.message, server) };
  }
  session.lastUsedAt = clock.now();
  session.requests += 1;
  if (policies.forbid.some((match) => matches(match, { method: incoming.method, path: incoming.path, operation }))) {
    counters.forbidden += 1;
    server.note("request refused", { session, detail: `${operation}: not allowed` });
    return { refused: refuseAs("forbidden", incoming, 403, server) };
  }
  return { session };
}

/** What a request with a dead session, or without one, is answered with. */
function deadSessionAnswer(incoming: Incoming, server: Server): Answer {
  switch (server.policies.softExpiry) {
    case "html200":
      return html(200, loginPage);
    case "redirect302":
      return empty(302, [["Location", loginPageRoute.path]]);
    case "json200":
      return json(200, { status: "error", code: 401, message: "Session expired" });
    case undefined:
      return refuseAs("dead", incoming, server.policies.deadSessionStatus, server);
  }
}
