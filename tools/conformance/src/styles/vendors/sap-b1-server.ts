import { randomUUID } from "node:crypto";
import { cookieOf, jsonOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

const failure = (status: number, code: number, value: string) => ({ status, body: { error: { code, message: { lang: "en-us", value } } } });

/** A load balancer in front sets a second cookie, and a session lives on the node that it names. */
export interface SapOptions extends Account {
  readonly node?: string;
}

/** The Service Layer as its documentation has it: `B1SESSION`, and `ROUTEID` only from behind a load balancer. */
export function startSapB1({ username, password, node }: SapOptions): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const operation = `${heard.method} ${pathOf(heard)}`;
    if (operation === "POST /b1s/v1/Login") {
      const given = jsonOf(heard);
      if (!given?.["CompanyDB"] || given["UserName"] !== username || given["Password"] !== password) {
        counted.refused += 1;
        if (given === undefined) return failure(400, -1000, "Request body is not valid JSON");
        return failure(401, -304, "Fail to get DB Credentials from SLD");
      }
      const id = randomUUID();
      sessions.set(id, node ?? "");
      counted.logins += 1;
      const cookies = [`B1SESSION=${id};HttpOnly;`, ...(node === undefined ? [] : [`ROUTEID=${node}; path=/b1s`])];
      return { status: 200, headers: { "Set-Cookie": cookies }, body: { SessionId: id, Version: "1000190", SessionTimeout: 30 } };
    }
    const id = cookieOf(heard, "B1SESSION");
    // Another node does not know the session.
    if (sessions.get(id) !== cookieOf(heard, "ROUTEID")) {
      counted.refused += 1;
      return failure(401, 301, "Invalid session or session already timeout.");
    }
    if (operation === "POST /b1s/v1/Logout") {
      sessions.delete(id);
      counted.logouts += 1;
      return { status: 204 };
    }
    if (operation === "GET /b1s/v1/Items") return { status: 200, body: { value: [{ ItemCode: "A00001", ItemName: "Printer" }] } };
    if (operation !== "POST /b1s/v1/BusinessPartners") return failure(404, -1, "Unrecognized resource path.");
    if (!jsonOf(heard)?.["CardCode"]) return failure(400, -1000, "CardCode is missing");
    counted.effects += 1;
    return { status: 201, body: { CardCode: jsonOf(heard)!["CardCode"] } };
  });
}
