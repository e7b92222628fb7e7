import type { Context } from "../context/context.ts";
import { LoginFailure } from "./login-failure.ts";
import { isRedirect, readSession } from "./read-session.ts";
import { checkRedirect } from "./redirect.ts";
import type { Session } from "../model/session.ts";
import type { VendorRequest } from "../model/vendor.ts";

/** Sends the login, or its redirect. */
export type Post = (url: string, request: VendorRequest) => Promise<Response>;

/** Posts the login, follows its redirect if it may, and reads the session. Throws a `LoginFailure`. */
export async function logIn<C>(context: Context<C>, credentials: C, signal: AbortSignal, post: Post): Promise<Session> {
  const { vendor, options } = context;
  const started = performance.now();
  if (vendor.needsCookies && !canSendCookies(options.baseUrl)) {
    const message = "this session travels in a cookie, and this runtime lets no script send one. Call the API from a server, such as Node";
    throw new LoginFailure("capability_missing", message);
  }
  const request = describeLogin(context, credentials);
  const response = await post(options.baseUrl + request.path, request);
  if (!isRedirect(response)) return readSession(context, response, options.baseUrl, credentials, signal);

  const path = request.path.replace(/\?.*/, "");
  const redirect = checkRedirect(response, { url: options.baseUrl + path, path, allowed: options.allowRedirect ?? [] });
  if ("refused" in redirect) throw refuseRedirect(response, redirect.refused, redirect.target);
  const { baseUrl } = redirect;
  context.emit({ type: "redirected", baseUrl, duration: performance.now() - started, status: response.status });
  const already = await readSession(context, response, baseUrl, credentials, signal).catch(() => undefined);
  if (already) return already;
  const answer = await post(baseUrl + request.path, request);
  if (isRedirect(answer)) throw refuseRedirect(answer, "the login was redirected a second time");
  return readSession(context, answer, baseUrl, credentials, signal);
}

function describeLogin<C>(context: Context<C>, credentials: C): VendorRequest {
  try {
    return context.vendor.login(credentials);
  } catch (error) {
    throw new LoginFailure("credentials_unusable", error instanceof Error ? error.message : String(error));
  }
}

/** Browsers drop a `Cookie` header without a word; a session that travels in one would never arrive. */
function canSendCookies(url: string): boolean {
  return new Request(url, { headers: { cookie: "a=b" } }).headers.has("cookie");
}

function refuseRedirect(response: Response, why: string, target?: string): LoginFailure {
  response.body?.cancel().catch(() => {});
  const message = `login was redirected, and not followed: ${why}${target ? ` (${target})` : ""}`;
  return new LoginFailure("redirect_refused", message, Number.POSITIVE_INFINITY, { status: response.status, target });
}
