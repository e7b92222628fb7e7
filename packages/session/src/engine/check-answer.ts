import { boundedText } from "@vendor-auth/client";
import { isJson } from "../model/media-type.ts";
import type { MaybePromise } from "../model/session.ts";
import type { Lapse, Vendor } from "../model/vendor.ts";
import { unlessLate } from "../support/unless-late.ts";
import type { PreparedCall } from "./prepared-call.ts";
import { readAgain } from "../answers/read-again.ts";
import type { HeldSession } from "./session-state.ts";

/** Continues with the answer to a call that was sent with a session, and with what it says of that session. */
export type AnswerHandler = (answer: Response, lapse: Lapse, call: PreparedCall, held: HeldSession) => MaybePromise<Response>;

/**
 * What an answer says of the session:
 *
 * | answer | lapse |
 * |---|---|
 * | a refusal: the vendor says so (401, 403, a status or a body that the spec links back to the login) | `yes` |
 * | a redirect or a page that the spec does not declare for this operation | `maybe` |
 * | a success of an operation that the spec does not know, whose short JSON body has the structure of a failure | `maybe` |
 * | anything else, and whatever the spec declares | `no` |
 *
 * A body is looked into only where it comes as it is and its length is told: it is read as a whole, and never more than 1 KiB.
 */
export function checkAnswer(
  vendor: Vendor<{}, never>,
  call: PreparedCall,
  held: HeldSession,
  answer: Response,
  handle: AnswerHandler,
): MaybePromise<Response> {
  const { method, path = "" } = call;
  let lapse = vendor.lapsed(answer, method, path);
  if (lapse === "no" && vendor.mayLapseInBody?.(answer.status, method, path)) return checkBody(vendor, call, held, answer, handle, true);
  const mayFail = vendor.isFailure && answer.ok && hasLength(answer) && isShort(answer) && isJson(answer.headers);
  if (lapse === "maybe" || (lapse === "no" && mayFail)) {
    // A spec that knows the operation has told what its successes look like: their bodies are the caller's.
    const isDeclared = call.path === undefined ? undefined : vendor.declares?.(method, path, answer);
    if (lapse === "no" && isDeclared === undefined) return checkBody(vendor, call, held, answer, handle);
    if (isDeclared && answer.status < 500) lapse = "no";
  }
  return handle(answer, lapse, call, held);
}

/** By a body that the spec declares for this answer; or, where the spec does not know the operation, by the body's structure. */
async function checkBody(
  vendor: Vendor<{}, never>,
  call: PreparedCall,
  held: HeldSession,
  answer: Response,
  handle: AnswerHandler,
  isDeclared?: true,
): Promise<Response> {
  const { method, path = "" } = call;
  const body = await look(call, answer);
  if (!isDeclared) return handle(answer, vendor.isFailure?.(body) ? "maybe" : "no", call, held);
  return handle(answer, vendor.hasLapsedInBody?.(body, answer.status, method, path) ? "yes" : "no", call, held);
}

/** Bytes. A body that only says "log in" is short; longer ones are not looked into. */
const maxLooked = 1024;
const maxLookMs = 1_000;

function isShort({ headers }: Response) {
  return Number(headers.get("content-length")) <= maxLooked;
}

/** With an encoding, the length is not that of the decoded body. */
function hasLength({ headers }: Response) {
  return headers.has("content-length") && !headers.has("content-encoding");
}

/** A body of up to 1 KiB. Empty for one that is longer, or that breaks off or does not come: that is for the caller to notice. */
async function look({ isOurs, signal }: PreparedCall, answer: Response): Promise<string> {
  if (!isShort(answer)) return "";
  try {
    if (hasLength(answer)) return await unlessLate(maxLookMs, readAgain(answer, isOurs), "");
    const read = await boundedText(answer.clone(), { bytes: maxLooked, ms: maxLookMs, signal });
    return "text" in read ? read.text : "";
  } catch {
    return "";
  }
}
