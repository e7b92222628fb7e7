import { defaultWait, retryAfter } from "./retry-after.ts";
import type { LoginFailure } from "./login-result.ts";
import { isPage } from "../model/media-type.ts";
import type { SessionErrorCode } from "../model/session-error.ts";

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
export function verdictOf(response: Response, shown: Response, body: string, isDeclared: boolean | undefined): LoginFailure {
  const { status, headers } = response;
  const hasTime = headers.has("retry-after");
  const wait = retryAfter(headers);
  const failure = (code: SessionErrorCode, text: string, pause = wait, risks = 0): LoginFailure => ({
    code,
    message: `login was answered with ${status}: ${text}`,
    wait: pause,
    risks,
    details: { status, response: shown },
  });

  if (status === 429) return failure("throttled", "the server takes no further login for a while");
  if (status === 402) return failure("license_missing", "the account has no active license", hasTime ? wait : defaultWait);
  if (status === 423) return failure("account_locked", "the server locked the account");
  const isCredentials = [400, 401, 403, 422].includes(status);
  if (codesIn(body).some((code) => isLimit(code)) || (status === 503 && isLimit(body))) {
    const message = "the server has no room for a further session. Close some, or share one through a store";
    return failure("session_limit", message, wait, isCredentials ? 1 : 0);
  }
  if (status === 503 && hasTime) return failure("throttled", "the server asks to come back later");
  if (status >= 500 || status === 408) {
    const risks = status === 502 || status === 503 ? 0 : 1; // of a gateway that reached nobody
    return failure("login_unreachable", "the server failed", hasTime ? wait : 0, risks);
  }
  if (!isCredentials) return failure("login_malformed", "the server does not know this login. Is the base URL right?");
  if (isPage(response.headers) || (isDeclared === false && status !== 401)) {
    return failure(
      "login_malformed",
      "no answer that the API's description knows; perhaps of something in between, such as a proxy",
      wait,
      1,
    );
  }
  const until = "They are not tried again until they change or login() is called";
  const isLocked = /lock(ed)?[\s_-]?out|\block(ed)?\b/i.test(body);
  return failure(
    isLocked ? "account_locked" : "credentials_refused",
    `the server ${isLocked ? "locked the account" : "refused the credentials"}${hasTime ? "" : `. ${until}`}`,
    hasTime ? wait : Number.POSITIVE_INFINITY,
    1,
  );
}

/** What a login means that answers as a success does, and says in its body, as the spec declares it, that it was refused. */
export function refusalOf({ status }: Response, shown: Response): LoginFailure {
  return {
    code: "credentials_refused",
    message: `login was answered with ${status}, and its body says that the credentials are refused. They are not tried again until they change or login() is called`,
    wait: Number.POSITIVE_INFINITY,
    risks: 1,
    details: { status, response: shown },
  };
}

const isLimit = (text: string) => /sessions?/i.test(text) && /limit|max|exceed|too.?many|count/i.test(text);

/** Texts of a JSON body that are codes, not sentences: no blank in them. */
function codesIn(body: string): string[] {
  return (body.match(/"[^"\s\\]+"/g) ?? []).filter((text) => /^"[A-Z][\w.:-]*"$/i.test(text));
}
