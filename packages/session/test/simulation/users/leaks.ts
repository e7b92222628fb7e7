import { inspect } from "node:util";
import { canary } from "../server/accounts.ts";

const pattern = new RegExp(canary, "i");

/** What `value` shows of a secret to somebody who prints it, in any of the usual ways; undefined when it shows none. */
export function secretShownBy(value: unknown): string | undefined {
  const json = asJson(value);
  if (pattern.test(json)) return json;
  if (isPlain(value)) return undefined; // JSON shows all of it
  const inspected = inspect(value, { depth: 8 });
  return pattern.test(inspected) ? inspected : undefined;
}

/** As `secretShownBy`, and what an error's answer says when it is read. */
export async function secretShownByError(error: unknown): Promise<string | undefined> {
  const response = (error as { response?: Response } | undefined)?.response;
  const body = response instanceof Response ? [await response.clone().text(), ...[...response.headers].map(String)] : [];
  return secretShownBy(error) ?? body.find((text) => pattern.test(text));
}

/** A text, or an object of texts, numbers and dates, as events are. */
function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  return (
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(value).every((one) => typeof one !== "object" || one === null || one instanceof Date)
  );
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return ""; // a circle: inspect shows it
  }
}
