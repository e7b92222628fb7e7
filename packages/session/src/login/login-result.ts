import type { SessionErrorCode, SessionErrorDetails } from "../errors/session-error.ts";
import type { Session } from "../model/session.ts";

/** What came of a login: a session, or why there is none. */
export type LoginResult = { readonly session: Session } | LoginFailure;

export interface LoginFailure {
  readonly code: SessionErrorCode;
  /** Without vendor, host and time. */
  readonly message: string;
  /** Milliseconds before the next attempt; 0 when left out. `Infinity`: none with the same credentials. */
  readonly wait?: number;
  /** How many of its requests the server may have counted as failed logins, or answered with a session that nobody knows. Default 0. */
  readonly risks?: number;
  /** How many of its requests ended without a session: lost ones, and the one that was answered. Default 1. */
  readonly failures?: number;
  /** Without a status and risks, nothing reached a server, so that there is nothing to remember. */
  readonly details?: Pick<SessionErrorDetails, "status" | "target" | "cause" | "response">;
}

export function isLoginFailure(result: Response | LoginResult): result is LoginFailure {
  return "code" in result;
}
