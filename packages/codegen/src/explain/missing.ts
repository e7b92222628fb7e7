import { child } from "../spec/spec-node.ts";
import { successesOf } from "../spec/spec-operations.ts";
import type { Operation } from "../spec/spec-operations.ts";
import type { Api } from "../session/read-api.ts";
import { baseUrlOf } from "../session/server.ts";

/** What a spec leaves open and a client has to guess, a sentence each. */
export function missingIn({ spec, session, facts, operations }: Api): string[] {
  const { login, logout } = facts;
  const missing: string[] = [];
  if (!login.responses.some(([status]) => /^(4|default)/i.test(status)) && session.login.success === undefined)
    missing.push("The login declares no answer to wrong credentials.");
  if (!/^https?:\/\//i.test(baseUrlOf(session))) missing.push("No server: each client needs a baseUrl.");
  const calls = operations.filter((operation) => operation.security.length > 0 && operation !== login && operation !== logout);
  if (calls.length === 0) missing.push("No operation but the logout needs the session.");
  const unsaid = calls.filter((operation) => !saysLapse(operation, session.lapses ?? []));
  if (unsaid.length > 0) missing.push(`${unsaid.length} of ${calls.length} operations declare no answer to a session that lapsed.`);
  if (logout !== undefined && successesOf(logout).length === 0) missing.push("The logout declares no success answer.");
  const unread = successesOf(login).filter(([, answer]) => child(spec, answer, "content") === undefined);
  if (unread.length > 0 && session.credentials.every(({ from }) => from.in === "body"))
    missing.push(`The login's answer ${unread.map(([status]) => status).join(", ")} declares no body.`);
  return missing;
}

type Lapses = NonNullable<Api["session"]["lapses"]>;

function saysLapse({ responses, method, path }: Operation, lapses: Lapses): boolean {
  const isOn = lapses.some(({ on }) => on === undefined || on.some((each) => each.path === path && each.method === method.toUpperCase()));
  return isOn || responses.some(([status]) => /^(401|403|4XX|default)$/i.test(status));
}
