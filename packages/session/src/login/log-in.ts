import { causesOf, messageOf, systemCode, systemReason } from "../context/system-reason.ts";
import type { Context } from "../context/context.ts";
import { isRedirect, readAnswer } from "./read-answer.ts";
import { isLoginFailure, type LoginFailure, type LoginResult } from "./login-result.ts";
import { checkRedirect, type RefusedRedirect } from "./redirect.ts";
import { defaultWait } from "./retry-after.ts";
import { isSessionError } from "../errors/session-error.ts";
import type { VendorRequest } from "../model/vendor.ts";
import { unlessAborted } from "../support/unless-aborted.ts";

export interface LoginOrder<C> {
  readonly credentials: C;
  readonly signal: AbortSignal;
  /** How many requests may end without an answer: each may count as a failed login, or open a session that nobody knows. */
  readonly maxRisks: number;
}

/**
 * Logs in once. A login whose answer got lost is sent a second time, and a redirect is followed once: three requests at
 * most, all within `signal`.
 */
export async function logIn<C>(context: Context<C>, { credentials, signal, maxRisks }: LoginOrder<C>): Promise<LoginResult> {
  const { vendor, options } = context;
  const started = performance.now();
  let risks = 0;
  context.attempts += 1;
  context.redactor.keep(...vendor.confidential(credentials));
  if (vendor.needsCookies && !canSendCookies(options.baseUrl)) {
    const message = "this session travels in a cookie, and this runtime lets no script send one. Call the API from a server, such as Node";
    return { code: "capability_missing", message };
  }
  let request: VendorRequest;
  try {
    request = vendor.login(credentials);
  } catch (error) {
    return { code: "credentials_unusable", message: messageOf(error) };
  }

  /** Sent again once when no answer came: a connection that died while idle is the usual reason. */
  async function post(url: string): Promise<Response | LoginFailure> {
    const { method, headers, body = null } = request;
    const init: RequestInit = { method, headers: { accept: "application/json", ...headers }, body, signal, cache: "no-store" };
    for (;;) {
      try {
        return await unlessAborted(context.send(url, init), signal); // a fetch of the user may not heed a signal
      } catch (error) {
        const isSent = !wasNeverSent(error);
        if (isSent) risks += 1;
        if (signal.aborted || !isSent || risks >= maxRisks) return noAnswer(context, error);
      }
    }
  }

  const path = request.path.replace(/\?.*/s, "");
  const sent = { method: request.method, path, credentials, signal };

  async function exchange(): Promise<LoginResult> {
    let { baseUrl } = options;
    for (let isFirst = true; ; isFirst = false) {
      const response = await post(baseUrl + request.path);
      if (isLoginFailure(response)) return response;
      if (!isRedirect(response)) return readAnswer(context, sent, response, baseUrl);
      const redirect = isFirst
        ? checkRedirect(response, { url: baseUrl + path, path, allowed: options.allowRedirect })
        : { refused: "the login was redirected a second time" };
      if ("refused" in redirect) return refusedRedirect(response, redirect);
      ({ baseUrl } = redirect);
      context.emit({ type: "redirected", baseUrl, duration: performance.now() - started, status: response.status });
      const already = await readAnswer(context, sent, response, baseUrl);
      if (!isLoginFailure(already)) return already;
    }
  }

  const result = await exchange();
  if (!isLoginFailure(result)) return result;
  return { ...result, risks: (result.risks ?? 0) + risks, failures: risks + (result.details?.status ? 1 : 0) };
}

/** Browsers drop a `Cookie` header without a word; a session that travels in one would never arrive. */
function canSendCookies(url: string): boolean {
  return new Request(url, { headers: { cookie: "a=b" } }).headers.has("cookie");
}

function refusedRedirect(response: Response, { refused, target }: RefusedRedirect): LoginFailure {
  response.body?.cancel().catch(() => {});
  const message = `login was redirected, and not followed: ${refused}${target ? ` (${target})` : ""}`;
  return { code: "redirect_refused", message, wait: defaultWait, details: { status: response.status, target } };
}

/** The codes of failures that happen before the first byte of a request is sent. */
const beforeSending = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CONNECT_TIMEOUT|UNABLE_|PROXY_TUNNEL|CERT|_TLS_|_SSL_/;

function wasNeverSent(error: unknown) {
  return ownErrorIn(error) !== undefined || beforeSending.test(systemCode(error));
}

/** What a `fetch` of ours (`nodeFetch`) has to say itself, such as `certificate_changed`. */
function ownErrorIn(error: unknown) {
  return causesOf(error).find((one) => isSessionError(one));
}

function noAnswer<C>({ options }: Context<C>, cause: unknown): LoginFailure {
  const own = ownErrorIn(cause);
  if (own) return { code: own.code, message: own.message, details: { target: own.target, cause: own } };
  const code = systemCode(cause);
  const why =
    cause instanceof Error && cause.name === "TimeoutError"
      ? `no answer within ${options.loginTimeout} ms`
      : `no answer came${code && ` (${code})`}. See the error's cause`;
  const message = `login failed: ${systemReason(cause, new URL(options.baseUrl).host) ?? why}`;
  return { code: "login_unreachable", message, details: { cause } };
}
