import type { ServerSession } from "../model/session-table.ts";

/** An open session, as shown. */
export interface OpenSession {
  /** A digest of its first token. */
  readonly id: string;
  readonly user: string;
  readonly node: string;
  /** Milliseconds since 1970, on the emulator's clock. */
  readonly openedAt: number;
  readonly lastUsedAt: number;
  readonly requests: number;
}

/** Selects sessions: one by its id, those of a user, or those for which a function returns true. */
export type SessionSelector = string | { readonly user: string } | ((session: OpenSession) => boolean);

/** A session without its secrets. */
export function showSession({ id, account, node, openedAt, lastUsedAt, requests }: ServerSession): OpenSession {
  return { id, user: account.user, node, openedAt, lastUsedAt, requests };
}

/** Whether the selector selects this session; none selects every session. */
export function isSelected(selector: SessionSelector | undefined, session: OpenSession): boolean {
  if (selector === undefined) return true;
  if (typeof selector === "function") return selector(session);
  return typeof selector === "string" ? session.id === selector : session.user === selector.user;
}
