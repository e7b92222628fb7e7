import { isObject, own } from "../source/json.ts";
import type { JsonObject } from "../source/json.ts";
import { methods } from "../openapi/methods.ts";
import { listedParameters } from "./listed-parameters.ts";

/**
 * Lets callers leave out, in place, each required parameter that is the header, cookie or query value of a scheme that a login
 * earns: the session fills it. The login's own stay as they are.
 */
export function loosenCarriedParameters(document: JsonObject): void {
  const session = own(document, "x-session");
  const schemes = own(own(document, "components"), "securitySchemes");
  const carried = new Set(Object.keys(own(session, "credentials") ?? {}).flatMap((name) => placeOf(own(schemes, name)) ?? []));
  if (carried.size === 0) return;
  const kept = new Set<unknown>();
  const found = new Set<JsonObject>();
  for (const item of Object.values(own(document, "paths") ?? {}) as unknown[]) {
    const isLogins = methods.some((method) => own(own(item, method), "operationId") === own(session, "login"));
    for (const [owner, isKept] of [
      [item, isLogins] as const,
      ...methods.map((method) => [own(item, method), own(own(item, method), "operationId") === own(session, "login")] as const),
    ]) {
      for (const { value } of isObject(owner) ? listedParameters(document, owner) : []) {
        if (isKept) kept.add(value);
        else if (isObject(value) && own(value, "required") === true && carried.has(placeOf(value)!)) found.add(value);
      }
    }
  }
  for (const parameter of found) if (!kept.has(parameter)) (parameter as Record<string, unknown>)["required"] = false;
}

/** Where a parameter or a scheme of type apiKey stands; of `http`, which is the header Authorization. Names of headers have no case. */
function placeOf(value: unknown): string | undefined {
  if (own(value, "type") === "http") return "header authorization";
  const [where, name] = [own(value, "in"), own(value, "name")];
  if (typeof name !== "string") return undefined;
  return where === "header" ? `header ${name.toLowerCase()}` : `${String(where)} ${name}`;
}
