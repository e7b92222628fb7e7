import { forgetOldest } from "../support/forget-oldest.ts";
import { hide, shortest, spellings } from "./spellings.ts";

/** Keeps the values of secrets out of texts and errors, whoever put them there, in every spelling that a server may echo. */
export interface Redactor {
  /** Remembers secrets: the latest 64, so that a client that renews for years holds a bounded number. */
  add(...values: readonly unknown[]): void;
  /** The same for those of the user: none of the server's takes their place. */
  keep(...values: readonly unknown[]): void;
  text(text: string): string;
  /** The same error if it shows no secret, else a copy that does not, causes included. */
  error(error: unknown): unknown;
}

const remembered = 64;
const mask = "[redacted]";
/** What Node, and this package, put on errors. */
const harmless = new Set([
  "code",
  "errno",
  "syscall",
  "address",
  "port",
  "hostname",
  "name",
  "vendor",
  "host",
  "account",
  "operation",
  "status",
  "retryAt",
  "target",
]);

export function createRedactor(): Redactor {
  const [theirs, ours] = [new Set<string>(), new Set<string>()];
  let spelled: readonly string[] | undefined; // made when they are needed

  const into =
    (secrets: Set<string>) =>
    (...values: readonly unknown[]): void => {
      for (const text of values.flatMap(textsIn)) {
        secrets.delete(text);
        secrets.add(text);
      }
      forgetOldest(secrets, remembered);
      spelled = undefined;
    };

  function hidden(given: string): string {
    spelled ??= [...ours, ...theirs].flatMap(spellings);
    return spelled.length > 0 ? hide(given, spelled, mask) : given;
  }

  function error(given: unknown, depth = 0): unknown {
    if (typeof given === "string") return hidden(given);
    if (typeof given !== "object" || given === null) return given;
    // Whatever else was thrown may be anything, such as a request with its headers.
    if (!isErrorLike(given)) return isHarmless(given) ? given : new Error("something was thrown that is no Error, and may hold secrets");
    const cause = depth < 5 ? error(given.cause, depth + 1) : undefined;
    const message = hidden(given.message);
    const stack = hidden(given.stack ?? "");
    const isShown = message === given.message && stack === (given.stack ?? "") && cause === given.cause;
    const isClean = isShown && [given.errors ?? []].flat().every((one) => depth < 5 && error(one, depth + 1) === one);
    // What else it carries may be anything: undici's HTTPParserError has the bytes of the answer.
    if (isClean && isHarmless(given)) return given;
    const copy = new Error(message, cause === undefined ? undefined : { cause });
    Object.defineProperties(copy, { name: { value: given.name }, stack: { value: stack } });
    return "code" in given ? Object.assign(copy, { code: given.code }) : copy;
  }

  return { add: into(theirs), keep: into(ours), text: hidden, error: (given) => error(given) };
}

/** What of a value may be a secret, at any depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsIn);
  return (typeof value === "string" || typeof value === "number") && String(value).length >= shortest ? [String(value)] : [];
}

function isHarmless(value: object): boolean {
  return Object.keys(value).every((key) => harmless.has(key));
}

/** Errors of another realm are none to `instanceof`: tests run in one, in some runners. */
function isErrorLike(value: object): value is Error & { readonly errors?: unknown } {
  return typeof (value as { message?: unknown }).message === "string";
}
