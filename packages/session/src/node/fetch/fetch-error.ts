import { isSessionError } from "../../errors/session-error.ts";

/**
 * What `fetch` rejects with: the signal's reason where that ended it, our own errors as they are, and a `TypeError` with the
 * cause for all others.
 */
export function toFetchError(error: unknown, message: "fetch failed" | "terminated", signal: AbortSignal | null | undefined): Error {
  if (signal?.aborted) return signal.reason as Error;
  // The bytes that undici could not parse as HTTP may hold a token, and would be shown with the error.
  if (error instanceof Error && error.name === "HTTPParserError") Reflect.deleteProperty(error, "data");
  return isSessionError(error) || (error instanceof TypeError && error.message === message)
    ? error
    : new TypeError(message, { cause: error });
}
