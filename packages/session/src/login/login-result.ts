import type { SessionErrorCode } from "../model/session-error.ts";
import type { Session } from "../model/session.ts";

/** What came of a login: a session, or why there is none. */
export type LoginResult = { readonly session: Session } | LoginFailure;

export interface LoginFailure {
  readonly code: SessionErrorCode;
  /** Without vendor, host and time. */
  readonly message: string;
  /** Milliseconds before the next attempt. `Infinity`: none with the same credentials. */
  readonly wait: number;
  /** How many of its requests the server may have counted as failed logins, or answered with a session that nobody knows. */
  readonly risks: number;
  /** True when nothing reached a server, so that there is nothing to remember. */
  readonly isLocal?: boolean;
  readonly details?: {
    readonly status?: number;
    readonly target?: string | undefined;
    readonly cause?: unknown;
    readonly response?: Response;
  };
}

export const isSuccess = (result: LoginResult): result is { readonly session: Session } => "session" in result;
