import type { InputSource, SessionDescriptor, ValueSource } from "@vendor-auth/client";
import { atPointer, ownValue, stepsOf, valueAt } from "./json-pointer.ts";
import { pathPattern } from "./operations.ts";
import { hasPrefix } from "./prefixed.ts";
import { setCookieValues } from "./set-cookie.ts";
import { isUsable, usableValue } from "./usable-value.ts";
import type { LoginAnswer } from "../model/vendor.ts";

/** A login's answer, and what the login was given. */
export interface LoginExchange {
  readonly answer: LoginAnswer;
  readonly given: Readonly<Record<string, unknown>>;
}

type Source = ValueSource | InputSource;
type LogoutLink = NonNullable<SessionDescriptor["logout"]>["links"][number];

/** The value at `source`. `prefix` is what its destination writes before it, and the answer may write, too. Throws a `TypeError` that says what is missing. */
export function readValue(source: Source, exchange: LoginExchange, prefix = ""): string {
  const where = nameOf(source);
  const values = valuesAt(source, exchange);
  const [value] = values;
  if (value === undefined || value === null || value === "") throw new TypeError(`the ${where} is missing or empty`);
  if (values.length > 1) throw new TypeError(`the ${where} came ${values.length} times with different values`);
  const text = sendableText(value, source, prefix);
  if (text !== "") return text;
  throw new TypeError(`the ${where} holds a value that no request can carry: not ${usableValue}, or sent twice`);
}

function nameOf(source: Source): string {
  if (source.in === "input") return `credential ${source.name}${source.pointer}`;
  if (source.in !== "body") return `${source.in} ${source.name}`;
  return source.pointer === "" ? "body" : `body at ${source.pointer}`;
}

/** A value that the logout needs. The address of what it ends holds the parameter of its path. */
export function readLink(logoutPath: string, { in: where, name, from }: LogoutLink, exchange: LoginExchange): string {
  const value = readValue(from, exchange);
  if (where !== "path" || !/^(https?:\/)?\//i.test(value)) return value;
  const path = value.replace(/^https?:\/\/[^/]*/i, "").replace(/[?#].*/s, "");
  const found = new RegExp(`${pathPattern(logoutPath, name)}/?$`).exec(path)?.[1];
  if (found !== undefined) return decodeURIComponent(found);
  if (from.in !== "header" || from.name.toLowerCase() !== "location") return value;
  throw new TypeError(`the header ${from.name} is not the address of what the logout ends: expected one that ends in ${logoutPath}`);
}

/** As text; empty for one that no request can carry. What the login was given may hold letters of any language. */
export function sendableText(value: unknown, source: Source, prefix = ""): string {
  const text = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
  if (typeof text !== "string") return "";
  if (source.in === "input") return /[\r\n\0]/.test(text) ? "" : text;
  return isUsable(hasPrefix(text, prefix) ? text.slice(prefix.length) : text) ? text : "";
}

/** What is at `source`, usable or not: of a cookie all its values. */
export function valuesAt(source: Source, { answer, given }: LoginExchange): readonly unknown[] {
  if (source.in === "input") return [valueAt(ownValue(given, source.name), stepsOf(source.pointer))];
  if (source.in === "body") return [atPointer(answer.body, source.pointer)];
  return source.in === "cookie" ? setCookieValues(answer.headers, source.name, answer.host) : [answer.headers.get(source.name)];
}

/** True for a JSON object that says that something failed: errors that are there, `success: false`, or the code of a refusal. Words are no evidence. */
export function isFailure(body: string): boolean {
  try {
    const { error, errors, success, code, status } = { ...(JSON.parse(body) as Record<string, unknown> | null) };
    return isThere(error) || isThere(errors) || success === false || [code, status].some((value) => value === 401 || value === 403);
  } catch {
    return false;
  }
}

const isThere = (value: unknown): boolean => (typeof value === "object" && value !== null ? Object.keys(value).length > 0 : Boolean(value));
