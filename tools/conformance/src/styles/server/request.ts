import type { Heard } from "./serve.ts";

/** The path without its query. */
export function pathOf({ path }: Heard): string {
  return path.replace(/\?.*/s, "");
}

export function queryOf({ path }: Heard): URLSearchParams {
  return new URL(path, "http://localhost").searchParams;
}

/** The header as one text; empty when it did not come. */
export function headerOf({ headers }: Heard, name: string): string {
  return String(headers[name.toLowerCase()] ?? "");
}

/** The cookie's value; empty when it did not come. */
export function cookieOf(heard: Heard, name: string): string {
  const pairs = headerOf(heard, "cookie").split("; ");
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}

/** The value after the scheme's word in `Authorization`; `undefined` for another scheme. The word knows no case (RFC 9110, 11.1). */
export function authorizationOf(heard: Heard, scheme: string): string | undefined {
  const [word, value] = headerOf(heard, "authorization").split(/ (.*)/s);
  return word!.toLowerCase() === scheme.toLowerCase() ? value : undefined;
}

/** `name:password` of HTTP Basic; `undefined` without. */
export function basicOf(heard: Heard): string | undefined {
  const value = authorizationOf(heard, "Basic");
  return value === undefined ? undefined : Buffer.from(value, "base64").toString();
}

/** The media type of the body; empty when none is named. */
export function typeOf(heard: Heard): string {
  return headerOf(heard, "content-type").replace(/;.*/s, "").trim().toLowerCase();
}

type Json = { readonly [key: string]: unknown };

/** The body's members, when it is said to be JSON and is an object. */
export function jsonOf(heard: Heard): Json | undefined {
  if (typeOf(heard) !== "application/json") return undefined;
  try {
    const value: unknown = JSON.parse(heard.body);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

/** The body's fields, when it is said to be a form. */
export function formOf(heard: Heard): URLSearchParams | undefined {
  return typeOf(heard) === "application/x-www-form-urlencoded" ? new URLSearchParams(heard.body) : undefined;
}
