import { inspect } from "node:util";
import { canary } from "../server/accounts.ts";

const pattern = new RegExp(canary, "i");

/** What `value` shows of a secret to somebody who prints it, in any of the usual ways; undefined when it shows none. */
export function secretShownBy(value: unknown): string | undefined {
  return [inspect(value, { depth: 8 }), asJson(value)].find((text) => pattern.test(text));
}

/** As `secretShownBy`, and what an error's answer says when it is read. */
export async function secretShownByError(error: unknown): Promise<string | undefined> {
  const response = (error as { response?: Response } | undefined)?.response;
  const body = response instanceof Response ? [await response.clone().text(), ...[...response.headers].map(String)] : [];
  return secretShownBy(error) ?? body.find((text) => pattern.test(text));
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return ""; // a circle: inspect shows it
  }
}
