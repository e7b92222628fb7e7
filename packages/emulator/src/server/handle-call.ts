import type { Answer } from "../http/answer.ts";
import { maxBodyBytes, type Incoming } from "../http/incoming.ts";
import type { Found } from "../http/router.ts";
import { authorize, throttled } from "./authorize.ts";
import type { Call, Handler } from "../model/handler.ts";
import { login } from "./login.ts";
import { logout } from "./logout.ts";
import { refuse } from "./refuse.ts";
import type { Server } from "../model/server.ts";
import type { ServerSession } from "../model/session-table.ts";

interface Handled {
  readonly answer: Answer;
  readonly session: ServerSession | undefined;
}

/** Everything a real server would do with a request: path, method, size, limits, session, operation. */
export function handleCall(found: Found<Handler>, incoming: Incoming, server: Server): Handled {
  const handled = handle(found, incoming, server);
  const headers = server.vendor.commonHeaders?.(incoming);
  if (headers === undefined) return handled;
  return { ...handled, answer: { ...handled.answer, headers: [...handled.answer.headers, ...headers] } };
}

function handle(found: Found<Handler>, incoming: Incoming, server: Server): Handled {
  if (found.kind === "path") return handleUnknown(incoming, server);
  if (found.kind === "method") {
    const allow = found.allow.join(", ");
    const answer = refuse(incoming, 405, `${incoming.method} is not allowed here. Allowed: ${allow}`, server);
    return without({ ...answer, headers: [...answer.headers, ["Allow", allow]] });
  }
  if (incoming.bodyBytes > maxBodyBytes) return without(refuse(incoming, 413, `The request body is over ${maxBodyBytes} bytes`, server));

  const { operation, handler, params } = found;
  const limited = throttled(incoming, operation, server);
  if (limited !== undefined) return without(limited);
  if (handler === "login") return without(login(incoming, server));
  const call: Call = {
    incoming,
    params,
    refuse: (status, message) => refuse(incoming, status, message, server),
    logIn: () => login(incoming, server),
  };
  const isOpen = handler !== "logout" && handler.secured !== true;
  if (isOpen && (handler.secured === false || server.vendor.readToken(incoming, operation) === undefined))
    return without(handler.run(call, server));

  const outcome = authorize(incoming, operation, server);
  if ("refused" in outcome) return without(outcome.refused);
  const { session } = outcome;
  if (handler === "logout") return { answer: logout(call, session, server), session };
  return { answer: withReplacement(handler.run({ ...call, session }, server), session, server), session };
}

/** A path that no operation has. */
function handleUnknown(incoming: Incoming, server: Server): Handled {
  const missing = (): Answer => refuse(incoming, 404, `No such path: ${incoming.path.slice(0, 200)}`, server);
  if (server.vendor.needsSession?.(incoming.path) !== true) return without(missing());
  const outcome = authorize(incoming, "unknown", server);
  return "refused" in outcome ? without(outcome.refused) : { answer: missing(), session: outcome.session };
}

function without(answer: Answer): Handled {
  return { answer, session: undefined };
}

/** Hands out a replacement for the session's cookie or token, when it is due. */
function withReplacement(answer: Answer, session: ServerSession, { vendor, policies, sessions }: Server): Answer {
  const { replaceCookies, replacedCookies } = policies;
  if (replaceCookies === 0 || session.requests % replaceCookies !== 0) return answer;
  sessions.replace(session, vendor.makeTokens().token, replacedCookies);
  return { ...answer, headers: [...answer.headers, ...vendor.sessionHeaders(session, "replacement")] };
}
