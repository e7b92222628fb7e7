import { boundedText } from "@vendor-auth/client";
import { isJson } from "../model/media-type.ts";
import type { MaybePromise } from "../model/session.ts";
import type { Lapse, Vendor } from "../model/vendor.ts";
import { inTime } from "../support/in-time.ts";
import type { PreparedCall } from "./prepared-call.ts";
import { readAgain } from "./read-again.ts";

/** Continues with an answer, and with what it says of the session. */
export type AnswerHandler = (answer: Response, lapse: Lapse) => MaybePromise<Response>;

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
  answer: Response,
  handle: AnswerHandler,
): MaybePromise<Response> {
  const { method, path = "" } = call;
  const lapse = vendor.lapsed(answer, method, path);
  if (lapse === "yes") return handle(answer, lapse);
  if (lapse === "no" && vendor.mayLapseInBody?.(answer.status, method, path)) return lookForLapse(vendor, call, answer, handle);
  if (lapse === "no" && !(vendor.isFailure && isShortJson(answer))) return handle(answer, lapse);
  const isDeclared = call.path === undefined ? undefined : vendor.declares?.(method, path, answer);
  if (lapse === "maybe") return handle(answer, isDeclared ? "no" : lapse);
  // A spec that knows the operation has told what its successes look like: their bodies are the caller's.
  return isDeclared === undefined ? lookForFailure(vendor, call, answer, handle) : handle(answer, lapse);
}

/** Bytes. A body that only says "log in" is short; longer ones are not looked into. */
const maxLooked = 1024;
const maxLookMs = 1_000;

function isShortJson({ ok, headers }: Response): boolean {
  const length = ok ? headers.get("content-length") : null;
  // Without an encoding the length is that of the decoded body, too.
  return length !== null && Number(length) <= maxLooked && !headers.has("content-encoding") && isJson(headers);
}

async function lookForFailure(
  vendor: Vendor<{}, never>,
  { isOurs }: PreparedCall,
  answer: Response,
  handle: AnswerHandler,
): Promise<Response> {
  // One that breaks off, or does not come, is for the caller to notice.
  const text = await inTime(maxLookMs, () => readAgain(answer, isOurs)).catch(() => "");
  return handle(answer, vendor.isFailure?.(text) ? "maybe" : "no");
}

/** A body of up to 1 KiB, as the spec declares it. One of unknown length is read from a copy, and no further than that. */
async function lookForLapse(vendor: Vendor<{}, never>, call: PreparedCall, answer: Response, handle: AnswerHandler): Promise<Response> {
  const { method, path = "" } = call;
  if (Number(answer.headers.get("content-length") ?? 0) > maxLooked) return handle(answer, "no");
  const read = await boundedText(answer.clone(), { bytes: maxLooked, ms: maxLookMs, signal: call.signal }).catch(() => undefined);
  const hasLapsed = read && "text" in read && vendor.hasLapsedInBody?.(read.text, answer.status, method, path);
  return handle(answer, hasLapsed ? "yes" : "no");
}
