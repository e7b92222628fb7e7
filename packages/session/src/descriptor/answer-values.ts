import type { InputSource, SessionDescriptor, ValueSource } from "@vendor-auth/client";
import { atPointer, ownMember, valueAt } from "../support/json-pointer.ts";
import { pathPattern } from "../operations/find-operation.ts";
import { hasPrefix } from "./prefixed.ts";
import { setCookieValues } from "./set-cookie.ts";
import { isUsable, usableValue } from "./usable-value.ts";
import type { LoginAnswer } from "../model/vendor.ts";

export type Source = ValueSource | InputSource;

/** What is at a source. */
export interface Found {
  readonly isThere: boolean;
  /** As a request carries it; empty where none can. */
  readonly text: string;
  /** Why none can: the rest of a sentence that begins with the source. */
  readonly problem: string;
}

/** What is at `source`. `prefix` is what the value's destination writes before it, and the answer may write, too. */
export function find(source: Source, answer: LoginAnswer, given?: unknown, prefix = ""): Found {
  const values = valuesAt(source, answer, given);
  const isThere = values.some((value) => (value ?? "") !== "");
  const text = values.length === 1 ? sendable(values[0], source, prefix) : "";
  const problem = !isThere
    ? "is missing or empty"
    : values.length > 1
      ? `came ${values.length} times with different values`
      : `holds a value that no request can carry: not ${usableValue}, or sent twice`;
  return { isThere, text, problem };
}

/** A source in words. */
export function nameOf(source: Source): string {
  if (source.in === "input") return `credential ${source.name}${source.pointer}`;
  if (source.in !== "body") return `${source.in} ${source.name}`;
  return source.pointer === "" ? "body" : `body at ${source.pointer}`;
}

/** What is at `source`, usable or not: of a cookie all its values. */
export function valuesAt(source: Source, answer: LoginAnswer, given?: unknown): readonly unknown[] {
  if (source.in === "input") return [valueAt(ownMember(given, source.name), source.pointer)];
  if (source.in === "body") return [atPointer(answer.body, source.pointer)];
  if (source.in === "cookie") return setCookieValues(answer.headers, source.name, answer.host);
  // A further kind of source does not compile here.
  return [answer.headers.get((source satisfies { in: "header" }).name)];
}

/** As text; empty for one that no request can carry. What the login was given may hold letters of any language. */
function sendable(value: unknown, source: Source, prefix: string): string {
  const text = typeof value === "object" ? "" : String((value as string | number | undefined) ?? "");
  const isSendable = source.in === "input" ? !/[\r\n\0]/.test(text) : isUsable(hasPrefix(text, prefix) ? text.slice(prefix.length) : text);
  return isSendable ? text : "";
}

type LogoutLink = NonNullable<SessionDescriptor["logout"]>["links"][number];

/** What a logout needs of `text`: the address of what it ends holds the parameter of its path. Throws a `TypeError` for another address. */
export function linkedValue(text: string, { in: where, name, from }: LogoutLink, logoutPath: string): string {
  if (where !== "path" || !/^(https?:\/)?\//i.test(text)) return text;
  const path = text.replace(/^https?:\/\/[^/]*/i, "").replace(/[?#].*/s, "");
  const found = new RegExp(`${pathPattern(logoutPath, name)}/?$`).exec(path)?.[1];
  if (found !== undefined) return decodeURIComponent(found);
  if (from.in !== "header" || from.name.toLowerCase() !== "location") return text;
  throw new TypeError(`the header ${from.name} is not the address of what the logout ends: expected one that ends in ${logoutPath}`);
}
