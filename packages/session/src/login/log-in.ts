import { systemCode, systemReason } from "../context/system-reason.ts";
import type { Context } from "../context/context.ts";
import { isRedirect, readAnswer } from "./read-answer.ts";
import { isSuccess, type LoginFailure, type LoginResult } from "./login-result.ts";
import { checkRedirect } from "./redirect.ts";
import { defaultWait } from "./retry-after.ts";
import { isSessionError, type SessionError } from "../model/session-error.ts";
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
  context.redactor.add(...vendor.confidential(credentials));
  if (vendor.needsCookies && !canSendCookies(options.baseUrl)) {
    const message = "this session travels in a cookie, and this runtime lets no script send one. Call the API from a server, such as Node";
    return local("capability_missing", message);
  }
  let request: VendorRequest;
  try {
    request = vendor.login(credentials);
  } catch (error) {
    return local("credentials_unusable", error instanceof Error ? error.message : String(error));
  }

  /** Sent again once when no answer came: a connection that died while idle is the usual reason. */
  async function post(url: string): Promise<Response | LoginFailure> {
    const { method, headers, body } = request;
    const init: RequestInit = { method, headers: { accept: "application/json", ...headers }, signal, cache: "no-store" };
    if (body !== undefined) init.body = body;
    for (;;) {
      try {
        return await unlessAborted(context.send(url, init), signal); // a fetch of the user may not heed a signal
      } catch (error) {
        const isSent = !wasNeverSent(error);
        if (isSent) risks += 1;
        if (signal.aborted || !isSent || risks >= maxRisks) return noAnswer(context, error, risks);
      }
    }
  }
  const inTotal = (result: LoginResult) => (isSuccess(result) ? result : { ...result, risks: result.risks + risks });

  const sent = { request, credentials, signal };
  const response = await post(options.baseUrl + request.path);
  if ("risks" in response) return response;
  if (!isRedirect(response)) return inTotal(await readAnswer(context, sent, response, options.baseUrl));

  const path = request.path.replace(/\?.*/s, "");
  const redirect = checkRedirect(response, { url: options.baseUrl + path, path, allowed: options.allowRedirect });
  if ("refused" in redirect) return refusedRedirect(response, redirect.refused, redirect.target);
  const { baseUrl } = redirect;
  context.emit({ type: "redirected", baseUrl, duration: performance.now() - started, status: response.status });
  const already = await readAnswer(context, sent, response, baseUrl);
  if (isSuccess(already)) return already;
  const answer = await post(baseUrl + request.path);
  if ("risks" in answer) return answer;
  if (isRedirect(answer)) return refusedRedirect(answer, "the login was redirected a second time");
  return inTotal(await readAnswer(context, sent, answer, baseUrl));
}

const local = (code: LoginFailure["code"], message: string): LoginFailure => ({ code, message, wait: 0, risks: 0, isLocal: true });

/** Browsers drop a `Cookie` header without a word; a session that travels in one would never arrive. */
function canSendCookies(url: string): boolean {
  return new Request(url, { headers: { cookie: "a=b" } }).headers.has("cookie");
}

function refusedRedirect(response: Response, why: string, target?: string): LoginFailure {
  response.body?.cancel().catch(() => {});
  const message = `login was redirected, and not followed: ${why}${target ? ` (${target})` : ""}`;
  return { code: "redirect_refused", message, wait: defaultWait, risks: 0, details: { status: response.status, target } };
}

/** The codes of failures that happen before the first byte of a request is sent. */
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UNABLE_.*|.*CERT.*|ERR_TLS_.*|ERR_SSL_.*)$/i;

const wasNeverSent = (error: unknown) => sessionErrorIn(error) !== undefined || beforeSending.test(systemCode(error));

/** What a `fetch` of ours (`nodeFetch`) has to say itself, such as `certificate_changed`. */
function sessionErrorIn(error: unknown): SessionError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (isSessionError(at)) return at;
  return undefined;
}

function noAnswer<C>({ options }: Context<C>, cause: unknown, risks: number): LoginFailure {
  const own = sessionErrorIn(cause);
  const { host } = new URL(options.baseUrl);
  const code = systemCode(cause);
  const why =
    cause instanceof Error && cause.name === "TimeoutError"
      ? `no answer within ${options.loginTimeout} ms`
      : `no answer came${code && ` (${code})`}. See the error's cause`;
  const isLocal = risks === 0;
  if (own) return { code: own.code, message: own.message, wait: 0, risks, isLocal, details: { target: own.target, cause: own } };
  return {
    code: "login_unreachable",
    message: `login failed: ${systemReason(cause, host) ?? why}`,
    wait: 0,
    risks,
    isLocal,
    details: { cause },
  };
}
