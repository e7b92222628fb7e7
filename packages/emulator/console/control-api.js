/** @typedef {{ id: string, user: string, node: string, openedAt: number, lastUsedAt: number, requests: number }} Session */
/** @typedef {{ id: number, at: number, event: string, user?: string, session?: string, detail?: string }} AuditEvent */
/** @typedef {{ times?: number }} Fault */
/** @typedef {{ id: number, fault: Fault, matched: number, fired: number }} FaultState */
/** @typedef {{ vendor: string, baseUrl: string, now: number, sessions: Session[], counters: Record<string, unknown> }} State */
/** @typedef {Record<string, unknown>} Policies */
/** @typedef {{ id: number, at: number, method: string, path: string, operation: string, status: number | null, session: string | null, fault: number | null }} RequestRecord */
/** @typedef {{ credentials: Record<string, unknown>, curl: string }} Login */

/**
 * Asks the control API. Resolves to the JSON of its answer; rejects with its message when it refuses.
 *
 * @param {string} method
 * @param {string} path below /__emulator/
 * @param {unknown} [body]
 */
export async function call(method, path, body) {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const answer = await fetch(`/__emulator/${path}`, init);
  const text = await answer.text();
  const value = text === "" ? undefined : JSON.parse(text);
  if (!answer.ok) throw new Error(value?.message ?? `the emulator answered ${answer.status}`);
  return value;
}
