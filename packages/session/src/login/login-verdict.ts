import { defaultWait, retryAfter } from "./retry-after.ts";
import type { LoginFailure } from "./login-result.ts";
import { isPage } from "../model/media-type.ts";
import type { SessionErrorCode } from "../errors/session-error.ts";

/** Makes the failure of a login that was answered. `wait` and `risks` as in `LoginFailure`. */
export type Fail = (code: SessionErrorCode, why: string, wait: number, risks?: number) => LoginFailure;

function refused(what: string) {
  return `${what}. They are not tried again until they change or login() is called`;
}

/** What a login means that answers as a success does, and says in its body, as the spec declares it, that it was refused. */
export function refusalOf(fail: Fail): LoginFailure {
  return fail("credentials_refused", refused("its body says that the credentials are refused"), Number.POSITIVE_INFINITY, 1);
}

/**
 * What a login's refusal means. The status decides, and whether the spec declares it (`isDeclared`; undefined where no spec
 * says): only what the vendor itself says is final. Words in the body choose between codes of the same behaviour.
 *
 * | answer | code | tried again |
 * |---|---|---|
 * | 429, or 503 with Retry-After | `throttled` | after Retry-After, 60 s without |
 * | 402 | `license_missing` | the same |
 * | 423 | `account_locked` | the same |
 * | a code in the body names a limit of sessions, or a 503 says so | `session_limit` | the same |
 * | 401; 400, 403, 422 as the spec declares them | `credentials_refused`, `account_locked` | after Retry-After; without, when the credentials change |
 * | the same as a page, or undeclared | `login_malformed` | after Retry-After, 60 s without |
 * | 404, 405 and others of the 400 class | `login_malformed` | the same |
 * | 408, 500 class | `login_unreachable` | after Retry-After; without, with the next call; the second time in a row, after 60 s |
 */
export function verdictOf({ status, headers }: Response, fail: Fail, body: string, isDeclared: boolean | undefined): LoginFailure {
  const time = retryAfter(headers);
  const wait = time ?? defaultWait;
  if (status === 429) return fail("throttled", "the server takes no further login for a while", wait);
  if (status === 402) return fail("license_missing", "the account has no active license", wait);
  if (status === 423) return fail("account_locked", "the server locked the account", wait);
  const isCredentials = [400, 401, 403, 422].includes(status);
  if (codesIn(body).some((code) => isLimit(code)) || (status === 503 && isLimit(body))) {
    const why = "the server takes no more sessions. Close some, or share one through a store";
    return fail("session_limit", why, wait, isCredentials ? 1 : 0);
  }
  if (status === 503 && time !== undefined) return fail("throttled", "the server asks to come back later", wait);
  if (status >= 500 || status === 408) {
    // The risk is not of a gateway that reached nobody.
    return fail("login_unreachable", "the server failed", time ?? 0, status === 502 || status === 503 ? 0 : 1);
  }
  if (!isCredentials) return fail("login_malformed", "the server does not know this login. Check the base URL", wait);
  if (isPage(headers) || (isDeclared === false && status !== 401)) {
    return fail("login_malformed", "no answer that the API's description knows, perhaps of a proxy", wait, 1);
  }
  const [code, why] = /lock(ed)?[\s_-]?out|\block(ed)?\b/i.test(body)
    ? (["account_locked", "the server locked the account"] as const)
    : (["credentials_refused", "the server refused the credentials"] as const);
  return time === undefined ? fail(code, refused(why), Number.POSITIVE_INFINITY, 1) : fail(code, why, time, 1);
}

function isLimit(text: string) {
  return /session/i.test(text) && /limit|max|exceed|too.?many|count/i.test(text);
}

/** Texts of a JSON body that are codes, not sentences: no blank in them. */
function codesIn(body: string): string[] {
  return body.match(/"[A-Z][\w.:-]*"/gi) ?? [];
}
