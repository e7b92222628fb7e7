import type { Context } from "../context/context.ts";
import type { LogoutOutcome } from "../model/events.ts";
import type { Session } from "../model/session.ts";
import { withDeadline } from "../support/timer.ts";

/** Tells the server to end a session. Bounded by `logoutTimeout`, never throws, and says what happened. */
export async function closeSession<C>(context: Context<C>, session: Session): Promise<LogoutOutcome> {
  const { vendor, options } = context;
  const started = performance.now();
  let outcome: LogoutOutcome = "unreachable";
  let status: number | undefined;
  try {
    const { method, path, headers } = vendor.logout(session.secrets);
    const request = { url: session.baseUrl + path, headers: new Headers(headers) };
    vendor.authenticate(request, session.secrets);
    const response = await withDeadline(options.logoutTimeout ?? 5_000, async (signal) => {
      const answer = await context.send(request.url, { method, headers: request.headers, signal });
      await answer.body?.cancel();
      return answer;
    });
    status = response.status;
    // A refusal, or "not found", is about a session that has ended before.
    if (response.ok) outcome = "closed";
    else if (vendor.lapsed(response) !== "no" || status === 404 || status === 410) outcome = "already closed";
  } catch {
    // Nothing to add: "unreachable" is what the caller is told.
  }
  context.emit({ type: "closed", baseUrl: session.baseUrl, duration: performance.now() - started, status, outcome });
  return outcome;
}
