import type { Context } from "./context.ts";
import type { Keeper } from "./keeper.ts";
import { isResendable, operationOf, type Outgoing, readCall, readRequest, rebase } from "./outgoing.ts";
import { createRenewalGuard } from "./renewal-guard.ts";
import type { MaybePromise, Session } from "./session.ts";
import type { Vendor } from "./vendor.ts";

/**
 * A `fetch` that may be told that it is our own client's: nobody else holds `init`, nor the answer before it is read. Not so with
 * a `Request`: our client makes one for a middleware, which is shown the answer.
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
  function attempt({ url, headers, init }: Outgoing, session: Session): Promise<Response> {
    const request = { url: rebase(url, options.baseUrl, session.baseUrl), headers };
    vendor.sign(request, session.secrets);
    return context.send(request.url, init);
  }

  async function renewAndResend(
    call: Outgoing,
    used: Session,
    answer: Response,
    isCertain: boolean,
    isOurs: boolean | undefined,
  ): Promise<Response> {
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
    const second = await attempt(call, fresh);
    if ((await isLapsed(vendor, second, isOurs)) === false) {
      guard.helped(operation);
    } else if (guard.failed(operation, isCertain, fresh) && !isCertain) {
      keeper.discard(used); // it may have been alive all the time
    }
    return second;
  }

  return async (input, init, isOurClient) => {
    const isUrl = typeof input === "string" || input instanceof URL;
    const isOurs = isOurClient && isUrl;
    const call = isUrl ? readCall(context, input, init, isOurs) : await readRequest(context, input, init);
    if (call.path !== undefined && vendor.open(call.method, call.path)) {
      return context.send(call.url, call.init);
    }
    const used = keeper.current() ?? (await keeper.acquire(call.signal));
    const answer = await attempt(call, used);
    const refusal = isLapsed(vendor, answer, isOurs);
    const isRefused = typeof refusal === "object" ? await refusal : refusal;
    return isRefused === false ? answer : renewAndResend(call, used, answer, isRefused === true, isOurs);
  };
}

/** Bytes. A body that only says "log in" is short; longer ones are not looked into. */
const longestRefusal = 1024;

function isLapsed(vendor: Vendor<{}, never>, answer: Response, isOurs: boolean | undefined): MaybePromise<boolean | "perhaps"> {
  const refusal = vendor.lapsed(answer);
  const isPeekable =
    refusal === false &&
    answer.ok &&
    vendor.lapsedBody !== undefined &&
    Number(answer.headers.get("content-length") ?? Number.NaN) <= longestRefusal &&
    /\bjson\b/i.test(answer.headers.get("content-type") ?? "");
  return isPeekable ? peek(vendor, answer, isOurs) : refusal;
}

async function peek(vendor: Vendor<{}, never>, answer: Response, isOurs: boolean | undefined): Promise<false | "perhaps"> {
  const text = (isOurs ? answer : answer.clone()).text();
  const body = await text.catch(() => ""); // broken off: for the caller to notice
  if (isOurs) putBack(answer, text);
  return vendor.lapsedBody?.(body) ? "perhaps" : false;
}

const read = Symbol("body that was read");

/** How an answer whose body was read is read again. Made once: an answer is made with every call. */
const readers = {
  text(this: ReadAnswer) {
    return this[read];
  },
  async json(this: ReadAnswer): Promise<unknown> {
    return JSON.parse(await this[read]);
  },
  async blob(this: ReadAnswer) {
    return new Response((await this[read]) || null, this).blob();
  },
  async arrayBuffer(this: ReadAnswer) {
    return (await this.blob()).arrayBuffer();
  },
};
const body: PropertyDescriptor & ThisType<ReadAnswer> = {
  get() {
    const bytes = this.arrayBuffer();
    return new ReadableStream({ start: async (control) => (control.enqueue(new Uint8Array(await bytes)), control.close()) });
  },
};

type ReadAnswer = Response & { [read]: Promise<string> };

/** Gives an answer back the body that was read. A clone costs a third of a call on the wire, and only others need one. */
function putBack(answer: Response, text: Promise<string>): void {
  Object.assign(answer, readers, { [read]: text });
  Object.defineProperty(answer, "body", body);
}
