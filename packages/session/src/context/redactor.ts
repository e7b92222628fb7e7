import { forgetOldest } from "../support/forget-oldest.ts";
import { hide, spellings } from "./spellings.ts";

/** Keeps the values of secrets out of texts and errors, whoever put them there, in every spelling that a server may echo. */
export interface Redactor {
  /** Remembers secrets: the latest 64, so that a client that renews for years holds a bounded number. */
  add(...values: readonly unknown[]): void;
  text(text: string): string;
  /** The same error if it shows no secret, else a copy that does not, causes included. */
  error(error: unknown): unknown;
}

/** Shorter values are words that happen to occur, and hiding them would garble every message. */
const shortest = 4;
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
  const secrets = new Set<string>();
  let spelled: readonly string[] | undefined; // made when they are needed

  function add(...values: readonly unknown[]): void {
    for (const value of values) {
      if (typeof value === "string" || typeof value === "number") {
        const text = String(value);
        if (text.length < shortest) continue;
        secrets.delete(text);
        secrets.add(text);
      } else if (typeof value === "object" && value !== null) {
        add(...Object.values(value));
      }
    }
    forgetOldest(secrets, remembered);
    spelled = undefined;
  }

  const hidden = (given: string) => (secrets.size > 0 ? hide(given, (spelled ??= [...secrets].flatMap(spellings)), mask) : given);

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

  return { add, text: hidden, error: (given) => error(given) };
}

function isHarmless(value: object): boolean {
  return Object.keys(value).every((key) => harmless.has(key));
}

/** Errors of another realm are none to `instanceof`: tests run in one, in some runners. */
function isErrorLike(value: object): value is Error & { readonly errors?: unknown } {
  return typeof (value as { message?: unknown }).message === "string";
}
