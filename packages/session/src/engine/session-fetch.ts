import { heldBody } from "../answers/body-source.ts";
import type { Context } from "../context/context.ts";
import type { SessionManager } from "./session-manager.ts";
import { LazyResponse } from "../answers/lazy-response.ts";
import { isResendable, operationOf, type PreparedCall, prepareCall, prepareRequest, rebase } from "./prepared-call.ts";
import { createRenewalGuard } from "./renewal-guard.ts";
import type { MaybePromise, Session } from "../model/session.ts";
import type { Lapse, Vendor } from "../model/vendor.ts";

/**
 * A `fetch` that may be told that it is our own client's: nobody else holds `init`, nor the answer before it is read. Not so with
 * a `Request`: our client makes one for a middleware, which is shown the answer. What cannot be sent may be thrown at once.
 */
export type SessionFetch = (input: string | URL | Request, init?: RequestInit, isOurs?: boolean) => Promise<Response>;

/**
 * A `fetch` that is logged in. A call goes out at most twice: a refusal that tells of a lapsed session is answered by one
 * renewal and one resend, and the second answer goes to the caller whatever it is.
 */
export function createSessionFetch<C>(context: Context<C>, manager: SessionManager): SessionFetch {
  const { vendor, options } = context;
  const guard = createRenewalGuard();

  /** Replaces what an earlier session wrote, so the headers can be used again. */
  function attempt(call: PreparedCall, session: Session, handle: AnswerHandler): Promise<Response> {
    const request = { url: rebase(call.url, options.baseUrl, session.baseUrl), headers: call.headers };
    vendor.authenticate(request, session.secrets);
    return context.send(request.url, call.init, (answer) => {
      const lapse = vendor.lapsed(answer);
      return lapse === "no" && isPeekable(vendor, answer) ? peek(vendor, answer, call.isOurs, handle) : handle(answer, lapse);
    });
  }

  async function renewAndResend(call: PreparedCall, used: Session, answer: Response, lapse: Lapse): Promise<Response> {
    const operation = operationOf(call);
    const isCertain = lapse === "yes";
    if (manager.hasEnded(used) || !guard.mayRenew(operation, isCertain)) return answer;
    const renewal = manager.renew(used, call.signal);
    void answer.body?.cancel().catch(() => {}); // broken or not, it is of no use any more
    if (!isResendable(call.init.body)) {
      void Promise.resolve(renewal).catch(() => {}); // Not awaited: if the renewal fails, the next call reports it.
      const message =
        "the session had lapsed and the body was a stream, which cannot be sent again. Repeat the call, or pass the body as text, bytes, Blob or FormData";
      throw context.failure("body_not_resendable", message, { operation, status: answer.status, response: context.shown(answer) });
    }
    const fresh = await renewal;
    return attempt(call, fresh, (second, secondLapse) => {
      if (secondLapse === "no") guard.helped(operation);
      else if (guard.failed(operation, isCertain, fresh) && !isCertain) manager.discard(used); // The old session may still be valid: close it.
      return second;
    });
  }

  function sendOnce(call: PreparedCall, used: Session): Promise<Response> {
    return attempt(call, used, (answer, lapse) => (lapse === "no" ? answer : renewAndResend(call, used, answer, lapse)));
  }

  async function acquireAndSend(call: PreparedCall): Promise<Response> {
    return sendOnce(call, await manager.acquire(call.signal));
  }

  function send(call: PreparedCall): Promise<Response> {
    if (call.path !== undefined && vendor.isPublic(call.method, call.path)) return context.send(call.url, call.init);
    const used = manager.current();
    return used ? sendOnce(call, used) : acquireAndSend(call);
  }

  return (input, init, isOurs = false) =>
    typeof input === "string" || input instanceof URL
      ? send(prepareCall(context, input, init, isOurs))
      : prepareRequest(context, input, init).then(send);
}

/** What becomes of an answer that says, or not, that the session has lapsed. */
type AnswerHandler = (answer: Response, lapse: Lapse) => MaybePromise<Response>;

/** Bytes. A body that only says "log in" is short; longer ones are not looked into. */
const longestRefusal = 1024;

function isPeekable(vendor: Vendor<{}, never>, { ok, headers }: Response): boolean {
  return (
    ok &&
    vendor.lapsedBody !== undefined &&
    Number(headers.get("content-length") ?? Number.NaN) <= longestRefusal &&
    /\bjson\b/i.test(headers.get("content-type") ?? "")
  );
}

/** Looks into an answer. A clone costs a third of a call on the wire, and only others than our client need one. */
async function peek(vendor: Vendor<{}, never>, answer: Response, isOurs: boolean, handle: AnswerHandler): Promise<Response> {
  const looked = answer instanceof LazyResponse ? answer : held(isOurs ? answer : answer.clone());
  const text = await looked.look().catch(() => ""); // broken off: for the caller to notice
  return handle(isOurs ? looked : answer, vendor.lapsedBody?.(text) ? "maybe" : "no");
}

function held(answer: Response): LazyResponse {
  return new LazyResponse(answer, answer.body && heldBody(answer.arrayBuffer().then((buffer) => new Uint8Array(buffer))));
}
