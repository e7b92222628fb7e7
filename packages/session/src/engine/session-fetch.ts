import type { Context } from "../context/context.ts";
import { isPage } from "../model/media-type.ts";
import { inTime } from "../support/in-time.ts";
import { withDeadline } from "../support/timer.ts";
import { checkAnswer, type AnswerHandler } from "./check-answer.ts";
import { isResendable, operationOf, type PreparedCall, prepareCall, prepareRequest, rebase } from "./prepared-call.ts";
import { createRenewalGuard } from "./renewal-guard.ts";
import type { SessionManager } from "./session-manager.ts";
import { type HeldSession, isAdopted, isOfOneLogin } from "./session-state.ts";
import type { MaybePromise, Session } from "../model/session.ts";
import type { Lapse, RequestToAuthenticate } from "../model/vendor.ts";

export interface SessionFetch {
  /**
   * It may be told that it is our own client's: nobody else holds `init`, nor the answer before it is read to its end. Not so with
   * a `Request`: our client makes one for a middleware, which is shown the answer. What cannot be sent may be thrown at once.
   */
  fetch(input: string | URL | Request, init?: RequestInit, isOurs?: boolean): Promise<Response>;
  /** Sends a GET with this session, and says what its answer, if one comes within `ms`, means. Renews nothing, and never rejects. */
  touch(held: HeldSession, url: string, ms: number): Promise<Lapse>;
}

/**
 * How often a call is sent again at most. Once is what a lapse takes; a session that others opened may have lapsed as well, and
 * the third time only a login of this client counts. It may join others, who take one from the store: then once more.
 */
const maxResends = 3;

/**
 * A `fetch` that is logged in. A refusal is answered by a renewal, and the call is sent again. When a session that was opened
 * after the refusal is refused, too, that answer goes to the caller. A sign that only may mean a lapse sends nothing again
 * but GET and HEAD; after others, the session is renewed before the next call.
 */
export function createSessionFetch<C>(context: Context<C>, manager: SessionManager): SessionFetch {
  const { vendor, options } = context;
  const guard = createRenewalGuard();
  /** By operation: the call that finds out whether a renewal helped. Others that wait for the same do not renew once more. */
  const comparing = new Map<string, Promise<unknown>>();
  const { hostname } = new URL(options.baseUrl);
  const hostOf = ({ baseUrl }: Session) => (baseUrl === options.baseUrl ? hostname : new URL(baseUrl).hostname);

  function attempt(call: PreparedCall, held: HeldSession, handle: AnswerHandler): Promise<Response> {
    const { session } = held;
    // Replaces what an earlier session wrote, so the headers can be used again.
    const body = typeof call.init.body === "string" ? call.init.body : undefined;
    const request: RequestToAuthenticate = { url: rebase(call.url, options.baseUrl, session.baseUrl), headers: call.headers, body };
    vendor.authenticate(request, session.secrets);
    // The call keeps the body that it came with: it may be sent again with another session.
    const init = request.body === body ? call.init : { ...call.init, body: request.body ?? null };
    const read = (answer: Response) => checkAnswer(vendor, call, held, answer, handle);
    return context.send(request.url, init, read, session, call.resentAfter);
  }

  /**
   * True when the vendor itself took the session. What stands in between, and a server that fails, says nothing of it. Takes what the
   * answer carries of the session's values; a refusal sets those of nobody.
   */
  function isAccepted(call: PreparedCall, used: HeldSession, lapse: Lapse, answer: Response): boolean {
    const { status } = answer;
    if (lapse !== "no") return false;
    const replaced = call.path === undefined ? undefined : vendor.replaced?.(call.method, call.path, answer, hostOf(used.session));
    if (replaced) manager.update(used, replaced);
    if (status >= 500 || status === 408 || status === 429 || isPage(answer.headers)) return false;
    guard.accepted(call, used);
    return true;
  }

  /** Sends a call, and says what its answer means, and whether the vendor took the session. */
  async function judge(call: PreparedCall, held: HeldSession): Promise<[Response, Lapse, isTaken: boolean]> {
    let found = "no" as Lapse;
    const answer = await attempt(call, held, (response, lapse) => {
      found = lapse;
      return response;
    });
    return [answer, found, isAccepted(call, held, found, answer)];
  }

  /** What the answer to a GET says of this session. */
  async function touch(held: HeldSession, url: string, ms: number, signal?: AbortSignal | null): Promise<Lapse> {
    const ask = async (until: AbortSignal) => {
      const [answer, lapse] = await judge(prepareCall(context, url, { signal: until }), held);
      await answer.body?.cancel().catch(() => {});
      return lapse;
    };
    return withDeadline(ms, ask, signal).catch(() => "no");
  }

  /** Whether the session has lapsed, by a GET that was accepted before. */
  const probe = (held: HeldSession, { signal }: PreparedCall) => touch(held, guard.acceptedUrl ?? "", options.loginTimeout, signal);

  async function renewAndResend(call: PreparedCall, first: HeldSession, refused: Response, lapse: Lapse): Promise<Response> {
    const operation = operationOf(call);
    const refusedAt = manager.moment();
    let used = first;
    let answer = refused;

    /** Sends the call with what `used` is renewed to, and says of `used` what that shows. */
    async function resend(renewal: HeldSession | PromiseLike<HeldSession>): Promise<[HeldSession, Response, Lapse]> {
      let hadEnded = false;
      let done: (() => void) | undefined;
      try {
        const fresh = await renewal;
        const isFresh = fresh.openedAt > refusedAt;
        if (isFresh) comparing.set(operation, new Promise<void>((resolve) => (done = resolve)));
        const [second, found, isTaken] = await judge(call, fresh);
        hadEnded = isTaken && !isPage(answer.headers);
        // What it is refused with may be the operation's own, and the renewal needed all the same.
        const isRefused = isFresh && found !== "no" && !manager.hasLeft(fresh);
        if (isRefused && guard.failed(operation, found, fresh)) await probe(fresh, call);
        return [fresh, second, found];
      } finally {
        if (done) {
          comparing.delete(operation);
          done();
        }
        manager.compared(used, hadEnded); // unless it had ended, it may still be valid
      }
    }

    for (let resends = 1; ; resends += 1) {
      if (resends > (isAdopted(used) ? maxResends + 1 : maxResends) || manager.hasLeft(used)) return answer;
      const mustLogIn = resends >= maxResends;
      if (mustLogIn) {
        // What was taken from the store meanwhile, newer values of the refused session too, will not do either.
        const there = manager.current() ?? used;
        if (isAdopted(there) || isOfOneLogin(there, used)) used = there;
      }
      // Where another session is there, or on its way, to use it costs no login.
      if (lapse === "maybe" || manager.isCurrent(used)) {
        const may = guard.mayRenew(operation, lapse, used);
        if (may === "no" || (may === "probe" && (await probe(used, call)) === "no")) return answer;
      }
      if (lapse === "maybe" && !/^(GET|HEAD)$/.test(call.method)) {
        // The server may have done the work. If the session has lapsed, the next call finds a new one.
        guard.failed(operation, lapse, used);
        manager.doubt(used);
        return answer;
      }
      const renewal = manager.renew(used, mustLogIn, call.signal);
      void answer.body?.cancel().catch(() => {}); // broken or not, it is of no use any more
      if (!isResendable(call.init.body)) {
        const left = used;
        const notCompared = () => manager.compared(left, false);
        // Not awaited: if the renewal fails, the next call reports it.
        void Promise.resolve(renewal).then(notCompared, notCompared);
        throw notResendable(operation, answer);
      }
      call.resentAfter = answer.status;
      const [fresh, second, secondLapse] = await resend(renewal);
      if (secondLapse === "no") return second;
      if (fresh.openedAt > refusedAt || (lapse === "maybe" && secondLapse === "maybe")) return second;
      // It was not opened after this call was refused: perhaps it has lapsed as well. Another call may be finding out.
      await inTime(options.loginTimeout, async () => comparing.get(operation), "", call.signal).catch(() => {});
      call.signal?.throwIfAborted();
      used = fresh;
      answer = second;
      lapse = secondLapse;
    }
  }

  function notResendable(operation: string, answer: Response) {
    const message = "the session had lapsed, and a stream cannot be sent again. Repeat the call, or pass text, bytes, a Blob or FormData";
    return context.failure("body_not_resendable", message, { operation, status: answer.status, response: context.shown(answer) });
  }

  /** Made once, and no closure for each call. */
  function handOver(answer: Response, lapse: Lapse, call: PreparedCall, held: HeldSession): MaybePromise<Response> {
    return isAccepted(call, held, lapse, answer) || lapse === "no" ? answer : renewAndResend(call, held, answer, lapse);
  }

  async function acquireAndSend(call: PreparedCall): Promise<Response> {
    return attempt(call, await manager.acquire(call.signal), handOver);
  }

  function send(call: PreparedCall): Promise<Response> {
    if (call.path !== undefined && vendor.isPublic(call.method, call.path)) return context.send(call.url, call.init);
    const held = manager.current();
    return held ? attempt(call, held, handOver) : acquireAndSend(call);
  }

  return {
    touch,
    fetch: (input, init, isOurs = false) =>
      typeof input === "string" || input instanceof URL
        ? send(prepareCall(context, input, init, isOurs))
        : prepareRequest(context, input, init).then(send),
  };
}
