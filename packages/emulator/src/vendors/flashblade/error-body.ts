import type { FlashBladePolicies } from "./policies.ts";

/** One of the three error bodies that exist. `code` is a member of the body, and not always the HTTP status. */
export function errorBody(kind: FlashBladePolicies["errorBody"], code: number, context: string, message: string): unknown {
  if (kind === "message") return { message };
  const entry = { code, context, message };
  return kind === "errors" ? { errors: [entry] } : { error: [entry] };
}
