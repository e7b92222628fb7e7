import type { Answer } from "../http/answer.ts";
import { authorize, throttled } from "./authorize.ts";
import { maxBodyBytes, type Incoming } from "../http/incoming.ts";
import type { Found } from "../http/router.ts";
import type { ServerSession } from "./session-table.ts";
import type { Handler, VendorServer } from "./vendor.ts";
import type { World } from "./world.ts";

interface Handled {
  readonly answer: Answer;
  readonly session: ServerSession | undefined;
}

/** Everything a real server would do with a request: path, method, size, limits, session, operation. */
export function handleCall(found: Found<Handler>, incoming: Incoming, vendor: VendorServer, world: World): Handled {
  if (found.kind === "path") return without(vendor.error(incoming, 404, `No such path: ${incoming.path.slice(0, 200)}`, world));
  if (found.kind === "method") {
    const allow = found.allow.join(", ");
    const answer = vendor.error(incoming, 405, `${incoming.method} is not allowed here. Allowed: ${allow}`, world);
    return without({ ...answer, headers: [...answer.headers, ["Allow", allow]] });
  }
  if (incoming.bodyBytes > maxBodyBytes)
    return without(vendor.error(incoming, 413, `The request body is over ${maxBodyBytes} bytes`, world));

  const { operation, version, handler } = found;
  const limited = throttled(incoming, operation, vendor, world);
  if (limited !== undefined) return without(limited);
  if (!handler.secured) return without(handler.run({ incoming, operation, version, session: undefined }, world));

  const outcome = authorize(incoming, operation, vendor, world);
  if ("refusal" in outcome) return without(outcome.refusal);
  const { session } = outcome;
  const answer = handler.run({ incoming, operation, version, session }, world);
  return { answer: operation === "logout" ? answer : withReplacement(answer, session, vendor, world), session };
}

function without(answer: Answer): Handled {
  return { answer, session: undefined };
}

/** Hands out a replacement for the session's cookie or token, when it is due. */
function withReplacement(answer: Answer, session: ServerSession, vendor: VendorServer, world: World): Answer {
  const { replaceCookies, replacedCookies } = world.policies;
  if (replaceCookies === 0 || session.requests % replaceCookies !== 0) return answer;
  world.sessions.replace(session, vendor.makeTokens().token, replacedCookies);
  return { ...answer, headers: [...answer.headers, ...vendor.sessionHeaders(session, "replacement")] };
}
