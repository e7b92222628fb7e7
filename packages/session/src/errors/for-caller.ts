import { SessionError } from "./session-error.ts";

/** The same error for one more caller: its stack has the frames of the caller that waits here. Anything else is left as it is. */
export function forCaller(error: unknown): unknown {
  if (!(error instanceof SessionError)) return error;
  const { code, message, vendor, cause, response } = error;
  const copy = Object.assign(new SessionError(code, "", { vendor, cause, response }), error);
  const stack = copy.stack?.slice(copy.stack.indexOf("\n    at "));
  return Object.defineProperties(copy, {
    message: { value: message },
    stack: { value: `${error.name}: ${message}${stack}`, configurable: true, writable: true },
  });
}
