import type { Session, SessionStore } from "../../src/index.ts";

/** A store that locks, in this process: what every locking store does, without its medium. */
export function lockingMap(lost?: AbortSignal): SessionStore & { readonly entries: Map<string, Session> } {
  const entries = new Map<string, Session>();
  let queue: Promise<unknown> = Promise.resolve();
  return {
    entries,
    get: (key) => structuredClone(entries.get(key)),
    set: (key, session) => entries.set(key, structuredClone(session)),
    delete: (key) => entries.delete(key),
    exclusive(_, work) {
      const turn = queue.then(() => work(lost ?? new AbortController().signal));
      queue = turn.catch(() => {});
      return turn;
    },
  };
}
