import type { Session } from "@vendor-auth/session";
import { redactor } from "../terminal/redactor.ts";
import type { Target } from "../target/target.ts";

/** The headers that carry a session, and the base URL they are for. */
export function sessionHeaders({ vendor }: Target, { baseUrl, secrets }: Session): { baseUrl: string; headers: Record<string, string> } {
  redactor.add(secrets);
  const request = { url: baseUrl, headers: new Headers() };
  vendor.session.authenticate(request, secrets);
  return { baseUrl, headers: Object.fromEntries(request.headers) };
}
