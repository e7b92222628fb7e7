import type { Incoming } from "../../http/incoming.ts";
import type { Account } from "../../model/account.ts";
import type { ServerSession } from "../../model/session-table.ts";
import type { Flaw } from "../../model/vendor-server.ts";
import type { DescribedOperation, SessionDescription } from "../reader/api.ts";
import { asText, valueAt } from "../reader/json.ts";
import { bodyValue } from "../requests/read-body.ts";
import type { RequestCheck } from "../requests/request-check.ts";
import type { SpecCredentials } from "./accounts.ts";
import { aliasOf, type SessionReader } from "./session-reader.ts";
import { keyOf, textAt } from "./values.ts";

type Params = Readonly<Record<string, string>>;

/** What a logout must carry beside the session. */
export interface LogoutCheck {
  /** What finds the session of a logout that carries no credential, such as its id in the path. */
  readToken(incoming: Incoming, params: Params): string | undefined;
  findFlaw(incoming: Incoming, params: Params, session: ServerSession): Flaw | undefined;
}

export function createLogoutCheck(
  { session: { logout }, document }: SessionDescription,
  operation: DescribedOperation,
  {
    check,
    reader,
    statusOf,
  }: { readonly check: RequestCheck; readonly reader: SessionReader; readonly statusOf: (kind: "type" | "content" | "missing") => number },
): LogoutCheck {
  const links = logout?.links ?? [];

  function carried(incoming: Incoming, params: Params, { in: where, name }: { readonly in: string; readonly name: string }): unknown {
    if (where === "path") return params[name] === undefined ? undefined : decodeURIComponent(params[name]);
    if (where === "body") return valueAt(bodyValue(incoming, operation.body, document), name);
    return textAt(incoming, where as "header" | "cookie" | "query", name);
  }

  return {
    readToken(incoming, params) {
      for (const link of links) {
        const value = carried(incoming, params, link);
        if (link.from.in !== "input" && typeof value === "string") return aliasOf(keyOf(link.from), value);
      }
      return undefined;
    },
    findFlaw(incoming, params, session) {
      const problem = check(incoming, params);
      if (problem !== undefined) return { status: statusOf(problem.kind), message: problem.message, detail: problem.message };
      const values = reader.valuesOf(session);
      const account = session.account as Account<SpecCredentials>;
      for (const link of links) {
        const { in: where, name, from } = link;
        const wanted = from.in === "input" ? valueAt(account.credentials[from.name], from.pointer) : values[keyOf(from)];
        const value = carried(incoming, params, link);
        if (wanted === undefined || asText(value) === asText(wanted)) continue;
        const message = `${where} ${name} must be that of the session`;
        return { status: statusOf(where === "path" ? "missing" : "content"), message, detail: message };
      }
      return undefined;
    },
  };
}
