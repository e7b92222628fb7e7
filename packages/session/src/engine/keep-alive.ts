import type { Context } from "../context/context.ts";
import type { SessionManager } from "./session-manager.ts";
import { after, withDeadline } from "../support/timer.ts";

/**
 * Uses the session now and then, so that it does not idle away. Only a session that is there is kept: without one nothing
 * is sent, and one that turns out to have lapsed is left to the next call. The timer keeps no process alive.
 * Returns a function that stops it.
 */
export function startKeepAlive<C>(context: Context<C>, manager: SessionManager): () => void {
  const { vendor, options } = context;
  const { keepAlive, baseUrl } = options;
  if (!keepAlive) return () => {};
  const { every } = keepAlive;
  const path = `/${keepAlive.operation.replace(/^\/+/, "")}`;
  let forget: (() => void) | undefined;
  let isStopped = false;

  async function ping(): Promise<void> {
    const held = manager.current();
    if (held) {
      const { session } = held;
      const request = { url: session.baseUrl + path, headers: new Headers() };
      vendor.authenticate(request, session.secrets);
      await withDeadline(every, async (signal) => {
        const response = await context.send(request.url, { headers: request.headers, signal });
        const replaced = vendor.replaced?.("GET", path, response, new URL(baseUrl).hostname);
        if (replaced) manager.update(held, replaced);
        await response.body?.cancel();
      });
    }
  }

  function schedule(): void {
    if (isStopped) return; // during a ping
    // A tenth of jitter: many clients that start together do not ping together.
    forget = after(every * (0.9 + Math.random() * 0.2), () => {
      void ping()
        .catch(() => {})
        .then(schedule);
    });
  }

  schedule();
  return () => {
    isStopped = true;
    forget?.();
  };
}
