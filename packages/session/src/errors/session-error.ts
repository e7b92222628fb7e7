/**
 * What went wrong, for programs. Codes are stable: one is never renamed, and never changes its meaning.
 *
 * | code | what happened |
 * |---|---|
 * | `credentials_refused` | the server refused the login's credentials |
 * | `credentials_unusable` | the credentials given cannot be sent: none, empty, or with characters that no header can hold |
 * | `license_missing` | the account has no active license (CloudEndure's 402) |
 * | `throttled` | too many logins, or failed ones; not before `retryAt` |
 * | `account_locked` | the server locked the account; not before `retryAt` |
 * | `session_limit` | the server has no room for a further session |
 * | `redirect_refused` | the login was redirected to where credentials must not go; `target` is the origin |
 * | `login_malformed` | the login was answered, but not with a usable session |
 * | `login_unreachable` | the login was not answered: network, time limit, or a failing server |
 * | `body_not_resendable` | the call was refused, and its body was a stream that cannot be sent twice |
 * | `origin_refused` | a call to another origin: the session belongs to its own |
 * | `capability_missing` | this runtime cannot do what the session needs, such as setting a `Cookie` header |
 * | `client_closed` | the client was disposed of |
 * | `options_invalid` | an invalid option |
 * | `certificate_changed` | the server's certificate is not the pinned one |
 * | `store_unavailable` | the store cannot be read or written now: down, slow, disk full, read-only |
 * | `store_refused` | what the store found is not safe to use: a symbolic link, a file of another user |
 * | `store_busy` | another one held the store's lock longer than we wait |
 * | `lock_lost` | the store's lock went to another one meanwhile: nothing was written |
 */
export type SessionErrorCode =
  | "credentials_refused"
  | "credentials_unusable"
  | "license_missing"
  | "throttled"
  | "account_locked"
  | "session_limit"
  | "redirect_refused"
  | "login_malformed"
  | "login_unreachable"
  | "body_not_resendable"
  | "origin_refused"
  | "capability_missing"
  | "client_closed"
  | "options_invalid"
  | "certificate_changed"
  | "store_unavailable"
  | "store_refused"
  | "store_busy"
  | "lock_lost";

export interface SessionErrorDetails {
  readonly vendor: string;
  /** Where: the host of the base URL, and the account, if it was named. */
  readonly host?: string | undefined;
  readonly account?: string | undefined;
  /** The operation under way, such as `login`. */
  readonly operation?: string | undefined;
  readonly status?: number | undefined;
  readonly retryAt?: Date | undefined;
  readonly target?: string | undefined;
  readonly cause?: unknown;
  readonly response?: Response | undefined;
}

const brand = Symbol.for("vendor-auth.SessionError");

/** A login that cannot succeed, or a call that a session cannot carry. Holds no secret: not in its message, cause or response. */
export class SessionError extends Error {
  override readonly name = "SessionError";
  readonly code: SessionErrorCode;
  declare readonly vendor: string;
  /** Host of the base URL, with its port. */
  declare readonly host?: string;
  declare readonly account?: string;
  declare readonly operation?: string;
  /** HTTP status of the answer, when there was one. */
  declare readonly status?: number;
  /** No attempt is made before this time. */
  declare readonly retryAt?: Date;
  /** Origin of a refused redirect or call. */
  declare readonly target?: string;
  /** The answer, without what it held of secrets. Not enumerable. */
  declare readonly response?: Response;

  constructor(code: SessionErrorCode, message: string, details: SessionErrorDetails) {
    const { cause, response, ...shown } = details;
    const { vendor, host, account, retryAt } = shown;
    const when = retryAt ? `. Not before ${retryAt.toISOString()}` : "";
    const at = host ? ` (${account ? `${account} at ` : ""}${host})` : "";
    super(`${vendor}${at}: ${message}${when}`, cause === undefined ? undefined : { cause });
    this.code = code;
    Object.assign(this, Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined)));
    Object.defineProperty(this, "response", { value: response });
  }

  static {
    Object.defineProperty(this.prototype, brand, { value: true });
  }
}

/** True for a `SessionError`, also for one made by another copy of this package. */
export function isSessionError(value: unknown): value is SessionError {
  return value instanceof Error && brand in value;
}
