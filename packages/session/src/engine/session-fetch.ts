import { heldBody } from "../answers/body-source.ts";
import type { Context } from "../context/context.ts";
import type { Keeper } from "./session-manager.ts";
import { LightResponse } from "../answers/lazy-response.ts";
import { isResendable, operationOf, type Outgoing, readCall, readRequest, rebase } from "./prepared-call.ts";
import { createRenewalGuard } from "./renewal-guard.ts";
import type { MaybePromise, Session } from "../model/session.ts";
import type { Vendor } from "../model/vendor.ts";

/**
 * A `fetch` that may be told that it is our own client's: nobody else holds `init`, nor the answer before it is read. Not so with
 * a `Request`: our client makes one for a middleware, which is shown the answer. What cannot be sent may be thrown at once.
 */
export type SessionFetch = (input: string | URL | Request, init?: RequestInit, isOurs?: boolean) => Promise<Response>;

/**
 * A `fetch` that is logged in. A call goes out at most twice: a refusal that tells of a lapsed session is answered by one
 * renewal and one resend, and the second answer goes to the caller whatever it is.
 */
export function createSessionFetch<C>(context: Context<C>, keeper: Keeper): SessionFetch {
  const { vendor, options } = context;
  const guard = createRenewalGuard();

  /** Signing replaces what an earlier session wrote, so the headers can be used again. */
  function attempt({ url, headers, init }: Outgoing, session: Session, isOurs: boolean, judge: Judge): Promise<Response> {
    const request = { url: rebase(url, options.baseUrl, session.baseUrl), headers };
    vendor.sign(request, session.secrets);
    return context.send(request.url, init, (answer) => {
      const refusal = vendor.lapsed(answer);
      return refusal === false && isPeekable(vendor, answer) ? peek(vendor, answer, isOurs, judge) : judge(answer, refusal);
    });
  }

  async function renewAndResend(call: Outgoing, used: Session, answer: Response, isCertain: boolean, isOurs: boolean): Promise<Response> {
    const operation = operationOf(call);
    if (keeper.hasEnded(used) || !guard.mayRenew(operation, isCertain)) return answer;
    const renewal = keeper.renew(used, call.signal);
    void answer.body?.cancel().catch(() => {}); // broken or not, it is of no use any more
    if (!isResendable(call.init.body)) {
      void Promise.resolve(renewal).catch(() => {}); // the next call's errand; its failure will be the next call's
      const message =
        "the session had lapsed and the body was a stream, which cannot be sent again. Repeat the call, or pass the body as text, bytes, Blob or FormData";
      throw context.failure("body_not_resendable", message, { operation, status: answer.status, response: context.shown(answer) });
    }
    const fresh = await renewal;
    return attempt(call, fresh, isOurs, (second, refusal) => {
      if (refusal === false) guard.helped(operation);
      else if (guard.failed(operation, isCertain, fresh) && !isCertain) keeper.discard(used); // it may have been alive all the time
      return second;
    });
  }

  function sendOnce(call: Outgoing, used: Session, isOurs: boolean): Promise<Response> {
    return attempt(call, used, isOurs, (answer, refusal) =>
      refusal === false ? answer : renewAndResend(call, used, answer, refusal === true, isOurs),
    );
  }

  async function acquireAndSend(call: Outgoing, isOurs: boolean): Promise<Response> {
    return sendOnce(call, await keeper.acquire(call.signal), isOurs);
  }

  function send(call: Outgoing, isOurs: boolean): Promise<Response> {
    if (call.path !== undefined && vendor.open(call.method, call.path)) return context.send(call.url, call.init);
    const used = keeper.current();
    return used ? sendOnce(call, used, isOurs) : acquireAndSend(call, isOurs);
  }

  return (input, init, isOurs = false) =>
    typeof input === "string" || input instanceof URL
      ? send(readCall(context, input, init, isOurs), isOurs)
      : readRequest(context, input, init).then((call) => send(call, false));
}

/** What becomes of an answer that says, or not, that the session has lapsed. */
type Judge = (answer: Response, refusal: boolean | "perhaps") => MaybePromise<Response>;

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
async function peek(vendor: Vendor<{}, never>, answer: Response, isOurs: boolean, judge: Judge): Promise<Response> {
  const looked = answer instanceof LightResponse ? answer : held(isOurs ? answer : answer.clone());
  const text = await looked.look().catch(() => ""); // broken off: for the caller to notice
  return judge(isOurs ? looked : answer, vendor.lapsedBody?.(text) ? "perhaps" : false);
}

function held(answer: Response): LightResponse {
  return new LightResponse(answer, answer.body && heldBody(answer.arrayBuffer().then((buffer) => new Uint8Array(buffer))));
}
