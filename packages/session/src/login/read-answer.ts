import { boundedText } from "@vendor-auth/client";
import { closeSession } from "./close-session.ts";
import type { Context } from "../context/context.ts";
import { messageOf } from "../context/system-reason.ts";
import type { LoginResult } from "./login-result.ts";
import { type Fail, refusalOf, verdictOf } from "./login-verdict.ts";
import { isPage } from "../model/media-type.ts";
import { defaultWait } from "./retry-after.ts";

/** True for an answer that redirects. */
export function isRedirect({ status }: Response): boolean {
  return status >= 300 && status < 400;
}

/** What of a login its answer is read with. */
export interface SentLogin<C> {
  readonly method: string;
  readonly path: string;
  readonly credentials: C;
  readonly signal: AbortSignal;
}

/**
 * Reads what a login's answer says, within 1 MiB. What came of a session with an answer that cannot be used is closed.
 */
export async function readAnswer<C>(
  context: Context<C>,
  { method, path, credentials, signal }: SentLogin<C>,
  response: Response,
  baseUrl: string,
): Promise<LoginResult> {
  const { vendor, redactor } = context;
  const { status, headers } = response;
  const answer = { status, headers, body: "", host: new URL(baseUrl).hostname };
  let problem: string | undefined;
  let cause: unknown;
  try {
    const read = await boundedText(response, { signal });
    if ("text" in read) answer.body = read.text;
    else problem = read.limit === "too_large" ? "its body is longer than 1 MiB" : "its body did not end";
  } catch (error) {
    problem = "its body broke off";
    cause = error;
  }
  /** What may be shown of the answer is made here: only failures show it. */
  const fail: Fail = (code, why, wait, risks = 0) => {
    const message = `login was answered with ${status}: ${why}`;
    return { code, message, wait, risks, details: { status, cause, response: context.shown(response, answer.body) } };
  };
  if (!response.ok && !isRedirect(response)) return verdictOf(response, fail, answer.body, vendor.declares?.(method, path, response));
  if (response.ok && problem === undefined && vendor.refuses?.(answer)) return refusalOf(fail);

  const issuedAt = new Date().toISOString();
  let secrets: Record<string, string>;
  try {
    secrets = vendor.read(answer, credentials);
  } catch (error) {
    problem ??= messageOf(error);
    secrets = vendor.readPart?.(answer) ?? { unknown: "" };
  }
  const session = { issuedAt, baseUrl, secrets };
  redactor.add(...vendor.confidential(undefined, answer), secrets);
  if (problem === undefined) return { session };

  // A page is not of the vendor. Any other success that carries nothing of a session says that none was opened.
  const isOpened = Object.keys(secrets).length > 0;
  const page = isPage(headers) ? ". It is a page, perhaps of a proxy, or the base URL is another server's" : "";
  const wait = isOpened ? 0 : isPage(headers) ? defaultWait : Number.POSITIVE_INFINITY;
  if (Object.values(secrets).some(Boolean)) await closeSession(context, session); // opened, and of no use: not left open
  return fail("login_malformed", `no usable session: ${problem}${page}`, wait, 1);
}
