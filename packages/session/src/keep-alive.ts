import type { Context } from "./context.ts";
import type { Keeper } from "./keeper.ts";

/**
 * Uses the session now and then, so that it does not idle away. Only a session that is there is kept: without one nothing
 * is sent, and one that turns out to have lapsed is left to the next call. The timer keeps no process alive.
 * Returns a function that stops it.
 */
export function startKeepAlive<C>(context: Context<C>, keeper: Keeper): () => void {
  const { vendor, options } = context;
  const { keepAlive } = options;
  if (!keepAlive) return () => {};
  const { every, operation } = keepAlive;
  let timer: ReturnType<typeof setTimeout> & { unref?(): void };
  let isStopped = false;

  async function ping(): Promise<void> {
    const session = keeper.current();
    if (session) {
      const request = { url: `${session.baseUrl}/${operation.replace(/^\/+/, "")}`, headers: new Headers() };
      vendor.sign(request, session.secrets);
      const response = await context.send(request.url, { headers: request.headers, signal: AbortSignal.timeout(every) });
      await response.body?.cancel();
    }
  }

  function schedule(): void {
    if (isStopped) return; // during a ping
    // A tenth of jitter: many clients that start together do not ping together.
    timer = setTimeout(
      () =>
        void ping()
          .catch(() => {})
          .then(schedule),
      every * (0.9 + Math.random() * 0.2),
    );
    timer.unref?.();
  }

  schedule();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
