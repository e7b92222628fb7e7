import type { Context } from "../context/context.ts";
import type { SessionFetch } from "./session-fetch.ts";
import type { SessionManager } from "./session-manager.ts";
import { after } from "../support/timer.ts";

/**
 * Uses the session now and then, so that it does not idle away. Only a session that is there is kept: without one nothing
 * is sent, and one that turns out to have lapsed is left to the next call. The timer keeps no process alive.
 * Returns a function that stops it.
 */
export function startKeepAlive<C>({ options }: Context<C>, manager: SessionManager, touch: SessionFetch["touch"]): () => void {
  const { keepAlive } = options;
  if (!keepAlive) return () => {};
  const { every, operation } = keepAlive;
  let forget: (() => void) | undefined;
  let isStopped = false;

  async function ping(): Promise<void> {
    const held = manager.current();
    if (held) await touch(held, operation, every);
    schedule();
  }

  function schedule(): void {
    if (isStopped) return; // during a ping
    // A tenth of jitter: many clients that start together do not ping together.
    forget = after(every * (0.9 + Math.random() * 0.2), () => void ping());
  }

  schedule();
  return () => {
    isStopped = true;
    forget?.();
  };
}
