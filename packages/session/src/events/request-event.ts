/** One request as it went out: logins, logouts and resends, too. Never holds a secret. */
export interface RequestEvent {
  readonly vendor: string;
  readonly method: string;
  /** Without the query: `/api/2.26/arrays`. */
  readonly path: string;
  /** Left out when no answer came. */
  readonly status?: number | undefined;
  /** Milliseconds until the answer began, or failed to come. */
  readonly duration: number;
  /** When the session it was sent with was opened (ISO 8601): the same for all that share it. Left out without a session. */
  readonly session?: string | undefined;
  /** It is the same call once more: the status that the one before was refused with. */
  readonly resentAfter?: number | undefined;
}

/** Writes requests to the console where the environment has VENDOR_AUTH_DEBUG: anything but 0. */
export function debugListener(): ((event: RequestEvent) => void) | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  if ((process?.env?.["VENDOR_AUTH_DEBUG"] || "0") === "0") return;
  return ({ vendor, method, path, status, duration, session, resentAfter }) =>
    console.error(
      `vendor-auth ${vendor}: ${method} ${path} ${status ?? "no answer"} ${Math.round(duration)} ms` +
        `${session ? `, session of ${session}` : ""}${resentAfter ? `, sent again after ${resentAfter}` : ""}`,
    );
}
