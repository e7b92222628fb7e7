import { boundedText } from "@vendor-auth/client";
import { closeSession } from "./close-session.ts";
import type { Context } from "../context/context.ts";
import { failureOf, LoginFailure } from "./login-failure.ts";
import type { Session } from "../model/session.ts";

/** True for an answer that redirects. */
export const isRedirect = ({ status }: Response): boolean => status >= 300 && status < 400;

/**
 * Reads the session that a login's answer carries, within 1 MiB. A session that came, but with an answer that cannot be
 * trusted, is closed. Throws a `LoginFailure`.
 */
export async function readSession<C>(
  context: Context<C>,
  response: Response,
  baseUrl: string,
  credentials: C,
  signal: AbortSignal,
): Promise<Session> {
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
  redactor.add(...vendor.confidential(credentials, answer.body));
  if (!response.ok && !isRedirect(response)) throw failureOf(context.shown(response, answer.body), answer.body);

  let session: Session | undefined;
  try {
    session = { issuedAt: new Date().toISOString(), baseUrl, secrets: vendor.read(answer) };
    redactor.add(...Object.values(session.secrets));
  } catch (error) {
    problem ??= error instanceof Error ? error.message : String(error);
  }
  if (session && problem === undefined) return session;
  if (session) await closeSession(context, session); // opened, and of no use: not left open
  const shown = context.shown(response, answer.body);
  const message = `login was answered with ${status}, but without a usable session: ${problem}`;
  throw new LoginFailure("login_malformed", message, 0, { status, cause, response: shown, isUnproven: session === undefined });
}
