/** What an audit log calls the things that happen to a session. */
export type AuditKind =
  | "login"
  | "logout"
  | "failed authentication"
  | "API token obtained"
  | "request without session"
  | "request refused"
  | "session ended"
  | "login redirected"
  | "request throttled"
  | "license missing"
  | "account locked"
  | "session limit reached"
  | "effect"
  | "fault";

/** One event. Never holds a secret. */
export interface AuditEvent {
  /** Counts up from 1. */
  readonly id: number;
  /** Milliseconds since 1970, on the emulator's clock. */
  readonly at: number;
  readonly event: AuditKind;
  readonly user?: string;
  /** The session's id: a digest of its token. */
  readonly session?: string;
  /** More, in a few words: why a session ended, which operation was refused. */
  readonly detail?: string;
}
