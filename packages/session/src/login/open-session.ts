import type { Context } from "../context/context.ts";
import { logIn } from "./log-in.ts";
import { LoginFailure } from "./login-failure.ts";
import { defaultWait } from "./retry-after.ts";
import { isSessionError, type SessionError } from "../model/session-error.ts";
import type { Session } from "../model/session.ts";
import type { VendorRequest } from "../model/vendor.ts";

/** Thrown when a login fails. */
export class RefusedLogin {
  readonly error: SessionError;
  /** The error's message, without vendor and time. */
  readonly message: string;
  /** Milliseconds during which its credentials are not to be tried again. */
  readonly wait: number;
  /** Logins in a row with these credentials that ended without a verdict. */
  readonly unproven: number;

  constructor(error: SessionError, message: string, wait: number, unproven: number) {
    this.error = error;
    this.message = message;
    this.wait = wait;
    this.unproven = unproven;
  }
}

/**
 * How many logins in a row may end without a verdict (answer lost, server failed, no usable session in the answer) before
 * a pause: each may have counted as a failed login, or left a session open. A third failed one is what locks accounts.
 */
const mostUnproven = 2;

/**
 * Logs in once. A login whose answer got lost is sent a second time, and a redirect is followed once: three requests at
 * most, all within `signal`. `earlier` is the `unproven` of the `RefusedLogin` before, if there was one.
 */
export async function openSession<C>(context: Context<C>, credentials: C, signal: AbortSignal, earlier: number): Promise<Session> {
  const { vendor, redactor } = context;
  const started = performance.now();
  context.attempts += 1;
  redactor.add(...vendor.confidential(credentials, ""));
  let unproven = earlier;

  /** Sent again once when no answer came: a connection that died while idle is the usual reason. */
  async function post(url: string, request: VendorRequest): Promise<Response> {
    const init: RequestInit = { method: request.method, headers: { accept: "application/json", ...request.headers }, signal };
    if (request.body !== undefined) init.body = request.body;
    for (;;) {
      try {
        return await context.send(url, init);
      } catch (error) {
        if (!wasNeverSent(error)) unproven += 1;
        if (signal.aborted || wasNeverSent(error) || unproven >= mostUnproven) throw error;
      }
    }
  }

  try {
    return await logIn(context, credentials, signal, post);
  } catch (thrown) {
    const own = sessionErrorIn(thrown);
    if (own) throw new RefusedLogin(own, own.message, 0, unproven);
    const failure = thrown instanceof LoginFailure ? thrown : unreachable(context, thrown);
    const { code, message, details } = failure;
    if (details.isUnproven) unproven += 1;
    const isPaused = failure.wait === 0 && unproven >= mostUnproven;
    const wait = isPaused ? defaultWait : failure.wait;
    const retryAt = wait > 0 && wait < Number.POSITIVE_INFINITY ? new Date(Date.now() + wait) : undefined;
    const error = context.failure(code, message, { ...details, operation: "login", retryAt });
    const { status } = details;
    const facts = { duration: performance.now() - started, code, status } as const;
    context.emit(retryAt ? { type: "throttled", ...facts, retryAt } : { type: "refused", ...facts });
    throw new RefusedLogin(error, context.redactor.text(message), wait, isPaused ? 0 : unproven);
  }
}

/** The codes of failures that happen before the first byte of a request is sent. */
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UNABLE_.*|.*CERT.*|ERR_TLS_.*|ERR_SSL_.*)$/i;

function wasNeverSent(error: unknown): boolean {
  if (sessionErrorIn(error)) return true;
  return beforeSending.test(systemCode(error));
}

/** What the system, or TLS, calls the failure: `ECONNREFUSED`. */
function systemCode(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  const name = cause?.code ?? code;
  return typeof name === "string" ? name : ""; // a DOMException's is a number
}

/** What a `fetch` of ours (`nodeFetch`) has to say itself, such as `certificate_changed`. */
function sessionErrorIn(error: unknown): SessionError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (isSessionError(at)) return at;
  return undefined;
}

function unreachable<C>({ options }: Context<C>, cause: unknown): LoginFailure {
  const code = systemCode(cause);
  const why =
    cause instanceof Error && cause.name === "TimeoutError"
      ? `no answer within ${options.loginTimeout ?? 30_000} ms`
      : `no answer came${code && ` (${code})`}`;
  return new LoginFailure("login_unreachable", `login at ${options.baseUrl} failed: ${why}. See the error's cause`, 0, { cause });
}
