import { defaultWait, retryAfter } from "./retry-after.ts";
import type { SessionErrorCode } from "../model/session-error.ts";

/** How a login failed, before it becomes a `SessionError`. */
export class LoginFailure {
  readonly code: SessionErrorCode;
  readonly message: string;
  /** Milliseconds during which the same credentials are not tried again. `Infinity`: until they change. */
  readonly wait: number;
  readonly details: {
    readonly status?: number;
    readonly target?: string | undefined;
    readonly cause?: unknown;
    readonly response?: Response;
    /** The server may have taken it for a failed login, or have opened a session, without saying so. */
    readonly isUnproven?: boolean;
  };

  constructor(code: SessionErrorCode, message: string, wait = 0, details: LoginFailure["details"] = {}) {
    this.code = code;
    this.message = message;
    this.wait = wait;
    this.details = details;
  }
}

/**
 * What a login's failure means, by status first, since `code` in a body is not the HTTP status:
 *
 * | answer | code | tried again |
 * |---|---|---|
 * | 429, or 503 with Retry-After | `throttled` | after Retry-After, 60 s without |
 * | 402 | `license_missing` | after 60 s |
 * | 423, or a refusal that speaks of a locked account | `account_locked` | after Retry-After, 60 s without |
 * | a refusal that speaks of too many sessions | `session_limit` | after Retry-After, 60 s without |
 * | 400, 401, 403, 422 | `credentials_refused` | when the credentials change |
 * | 404, 405 and others of the 400 class | `login_malformed` | when the credentials change |
 * | 408, 500 class | `login_unreachable` | with the next call; the second time in a row, after 60 s |
 */
export function failureOf(response: Response, body: string): LoginFailure {
  const { status, headers } = response;
  const wait = retryAfter(headers);
  const details = { status, response };
  const failure = (code: SessionErrorCode, message: string, pause: number) =>
    new LoginFailure(code, `login was answered with ${status}: ${message}`, pause, details);

  if (status === 429) return failure("throttled", "the server takes no further login for a while", wait);
  if (status === 402) return failure("license_missing", "the account has no active license", defaultWait);
  if (/sessions?\b/i.test(body) && /\b(limit|maximum|max|too many)\b/i.test(body)) {
    return failure("session_limit", "the server has no room for a further session. Close some, or share one through a store", wait);
  }
  if (status === 423 || (status < 500 && /\block(ed|out)\b/i.test(body)))
    return failure("account_locked", "the server locked the account", wait);
  if (status === 503 && headers.has("retry-after")) return failure("throttled", "the server asks to come back later", wait);
  if (status >= 500 || status === 408) {
    return new LoginFailure("login_unreachable", `login was answered with ${status}: the server failed`, 0, {
      ...details,
      isUnproven: true,
    });
  }
  const never = Number.POSITIVE_INFINITY;
  if ([400, 401, 403, 422].includes(status)) {
    const message = "the server refused the credentials. They are not tried again until they change or login() is called";
    return failure("credentials_refused", message, never);
  }
  return failure("login_malformed", "the server does not know this login. Is the base URL right?", never);
}
