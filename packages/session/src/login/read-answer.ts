import { boundedText } from "@vendor-auth/client";
import { closeSession } from "./close-session.ts";
import type { Context } from "../context/context.ts";
import type { LoginResult } from "./login-result.ts";
import { refusalOf, verdictOf } from "./login-verdict.ts";
import { isPage } from "../model/media-type.ts";
import { defaultWait } from "./retry-after.ts";
import type { VendorRequest } from "../model/vendor.ts";

/** True for an answer that redirects. */
export const isRedirect = ({ status }: Response): boolean => status >= 300 && status < 400;

/**
 * Reads what a login's answer says, within 1 MiB. What came of a session with an answer that cannot be used is closed.
 */
export async function readAnswer<C>(
  context: Context<C>,
  { request: { method, path }, credentials, signal }: { request: VendorRequest; credentials: C; signal: AbortSignal },
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
  const shown = () => context.shown(response, answer.body);
  if (!response.ok && !isRedirect(response)) {
    return verdictOf(response, shown(), answer.body, vendor.declares?.(method, path.replace(/\?.*/s, ""), response));
  }

  if (response.ok && problem === undefined && vendor.refuses?.(answer)) return refusalOf(response, shown());

  const issuedAt = new Date().toISOString();
  let secrets: Record<string, string>;
  let isWhole = true;
  try {
    secrets = vendor.read(answer, credentials);
  } catch (error) {
    problem ??= error instanceof Error ? error.message : String(error);
    secrets = vendor.readPart?.(answer) ?? { unknown: "" };
    isWhole = false;
  }
  const session = { issuedAt, baseUrl, secrets };
  redactor.add(...vendor.confidential(undefined, answer), ...Object.values(secrets));
  if (isWhole && problem === undefined) return { session };

  const message = `login was answered with ${status}, but without a usable session: ${problem}`;
  const failure = { code: "login_malformed", message, details: { status, cause, response: shown() } } as const;
  // A page is not of the vendor. Any other success that carries nothing of a session says that none was opened.
  if (Object.keys(secrets).length === 0)
    return { ...failure, wait: isPage(response.headers) ? defaultWait : Number.POSITIVE_INFINITY, risks: 1 };
  if (Object.values(secrets).some(Boolean)) await closeSession(context, session); // opened, and of no use: not left open
  return { ...failure, wait: 0, risks: 1 };
}
