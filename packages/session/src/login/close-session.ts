import { boundedText } from "@vendor-auth/client";
import type { Context } from "../context/context.ts";
import { isJson, isPage } from "../model/media-type.ts";
import type { LogoutOutcome } from "../events/logout-outcome.ts";
import type { Session } from "../model/session.ts";
import type { RequestToAuthenticate, VendorRequest } from "../model/vendor.ts";
import { withDeadline } from "../support/timer.ts";
import { unlessAborted } from "../support/unless-aborted.ts";

/** Asks the server to end a session. Bounded by `logoutTimeout`, never throws, and says what is known afterwards. */
export async function closeSession<C>(context: Context<C>, session: Session): Promise<LogoutOutcome> {
  const { vendor, options } = context;
  const started = performance.now();
  let outcome: LogoutOutcome = vendor.logout ? "unreachable" : "forgotten";
  let status: number | undefined;
  try {
    const logout = vendor.logout?.(session.secrets);
    if (!logout) return outcome;
    const request: RequestToAuthenticate = { url: session.baseUrl + logout.path, headers: new Headers(logout.headers), body: logout.body };
    vendor.authenticate(request, session.secrets);
    const init: RequestInit = { method: logout.method, headers: request.headers, body: request.body ?? null, cache: "no-store" };
    outcome = await withDeadline(options.logoutTimeout, async (signal) => {
      const answer = await unlessAborted(context.send(request.url, { ...init, signal }, undefined, session), signal);
      status = answer.status;
      return readOutcome(context, logout, answer, signal);
    });
  } catch {
    // Nothing to add: "unreachable" is what is known.
  }
  context.emit({ type: "closed", baseUrl: session.baseUrl, duration: performance.now() - started, status, outcome });
  return outcome;
}

async function readOutcome<C>(
  { vendor }: Context<C>,
  { method, path }: VendorRequest,
  answer: Response,
  signal: AbortSignal,
): Promise<LogoutOutcome> {
  const { ok, status } = answer;
  const read = ok && (isJson(answer.headers) || vendor.ended) ? await boundedText(answer, { bytes: 1024, signal }) : undefined;
  void answer.body?.cancel().catch(() => {}); // it may not end, where somebody else has a clone
  if (isPage(answer.headers)) return "refused"; // of something in between, or of a login that is wanted
  if (ok && vendor.ended) return read && "text" in read && vendor.ended(read.text) ? "closed" : "refused";
  if (ok) return read && "text" in read && vendor.isFailure?.(read.text) ? "refused" : "closed";
  if (vendor.hadEnded?.(answer) ?? status === 401) return "already closed";
  if ((status === 404 || status === 410) && vendor.declares?.(method, path.replace(/\?.*/s, ""), answer)) return "already closed";
  return status >= 500 || status === 408 ? "unreachable" : "refused";
}
