import type { ValueSource } from "@vendor-auth/client";
import { setCookieValues } from "./set-cookie.ts";
import { isUsable, usableValue } from "./usable-value.ts";
import type { LoginAnswer } from "../model/vendor.ts";

/** The value at `source` of a login's answer. Throws a `TypeError` that says what is missing. */
export function readValue(source: ValueSource, answer: LoginAnswer): string {
  const where = source.in === "body" ? (source.pointer === "" ? "body" : `body at ${source.pointer}`) : `${source.in} ${source.name}`;
  const values = valuesAt(source, answer);
  const [value] = values;
  if (value === undefined || value === null || value === "") throw new TypeError(`the ${where} is missing or empty`);
  if (values.length > 1) throw new TypeError(`the ${where} came ${values.length} times with different values`);
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || !isUsable(text)) {
    throw new TypeError(`the ${where} holds a value that no request can carry: not ${usableValue}, or sent twice`);
  }
  return text;
}

/** As text; empty for one that no request can carry. */
export function sendableText(value: unknown): string {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && isUsable(text) ? text : "";
}

/** What is at `source`, usable or not: of a cookie all its values. */
export function valuesAt(source: ValueSource, answer: LoginAnswer): readonly unknown[] {
  if (source.in === "body") return [atPointer(answer.body, source.pointer)];
  return source.in === "cookie" ? setCookieValues(answer.headers, source.name, answer.host) : [answer.headers.get(source.name)];
}

/** The value at a JSON pointer; the whole body, as JSON string or as text, for the empty one. */
function atPointer(body: string, pointer: string): unknown {
  const [value] = secretsAt(parsed(body), pointer);
  return value;
}

/** JSON, or else the text itself. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body.trim();
  }
}

/** The values at a JSON pointer in which a step `*` stands for each item of a list, and each member without a name of its own. */
export function secretsAt(value: unknown, pointer: string): readonly unknown[] {
  let found: readonly unknown[] = [value];
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    found = found.flatMap((each) => {
      if (typeof each !== "object" || each === null) return [];
      if (Object.hasOwn(each, name)) return [(each as Record<string, unknown>)[name]];
      return step === "*" ? Object.values(each) : [];
    });
  }
  return found;
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
