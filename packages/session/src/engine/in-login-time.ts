import type { Context } from "../context/context.ts";
import { withDeadline } from "../support/timer.ts";

/** Does `work` within `loginTimeout`; when the time is up, that is what it rejects with. `leave` ends it with its own reason. */
export function inLoginTime<T, C>(context: Context<C>, work: (signal: AbortSignal) => Promise<T>, leave?: AbortSignal | null): Promise<T> {
  const { loginTimeout } = context.options;
  const timed = (signal: AbortSignal) =>
    work(signal).catch((cause: unknown) => {
      if (leave?.aborted || !signal.aborted || cause !== signal.reason) throw cause;
      throw context.failure("login_unreachable", `login did not end within ${loginTimeout} ms`, { operation: "login", cause });
    });
  return withDeadline(loginTimeout, timed, leave);
}
