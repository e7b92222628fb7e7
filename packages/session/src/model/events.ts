import type { SessionErrorCode } from "./session-error.ts";

/** What a session did. Never holds a secret. */
export interface SessionEvent {
  /**
   * | type | when |
   * |---|---|
   * | `login` | a session was opened |
   * | `renewed` | a session was opened, or taken from the store, in place of one that lapsed |
   * | `refused` | a login failed; `code` says why |
   * | `throttled` | a login failed and is not tried again before `retryAt` |
   * | `redirected` | a login was answered from another base URL, which is now the session's |
   * | `closed` | a session was ended, or let go; `outcome` says which |
   * | `store_failed` | the store did not work; the client goes on without it, for itself alone. `reason` says why |
   */
  readonly type: "login" | "renewed" | "refused" | "throttled" | "redirected" | "closed" | "store_failed";
  readonly vendor: string;
  readonly account?: string | undefined;
  readonly baseUrl: string;
  /** Milliseconds it took. */
  readonly duration: number;
  /** Number of the login attempt in this client, from 1. */
  readonly attempt: number;
  readonly code?: SessionErrorCode;
  readonly status?: number | undefined;
  readonly retryAt?: Date | undefined;
  readonly outcome?: LogoutOutcome;
  readonly reason?: string;
}

/**
 * How a session ended: `closed` by the server on our word; `already closed` before we asked; `unreachable`: the server
 * did not say, the session ends when its time is up.
 */
export type LogoutOutcome = "closed" | "already closed" | "unreachable";

interface Channel {
  readonly hasSubscribers: boolean;
  publish(message: unknown): void;
}

/** Node's `diagnostics_channel` named `vendor-auth:session`; undefined in other runtimes. */
export function diagnosticsChannel(): Channel | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?(id: string): { channel(name: string): Channel } | undefined } };
  return process?.getBuiltinModule?.("node:diagnostics_channel")?.channel("vendor-auth:session");
}
