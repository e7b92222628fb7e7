import { randomBytes } from "node:crypto";
import { headerOf, jsonOf, pathOf, typeOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

const failure = (code: number, message: string) => ({ status: code, body: { code, message, errorStack: [], apiError: 1 } });
const tokens = "/mgmt/shared/authz/tokens/";

/** BIG-IP as its documentation has it: a provider that must be named at the login, and a token that is deleted by its own name. */
export function startF5({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const path = pathOf(heard);
    if (heard.body !== "" && typeOf(heard) !== "application/json")
      return failure(415, "Content-Type is not supported: expected application/json.");
    if (heard.method === "POST" && path === "/mgmt/shared/authn/login") {
      const given = jsonOf(heard) ?? {};
      if (given["username"] !== username || given["password"] !== password || given["loginProviderName"] !== "tmos") {
        counted.refused += 1;
        return failure(401, "Authentication failed.");
      }
      const token = randomBytes(16).toString("hex").toUpperCase();
      sessions.set(token, username);
      counted.logins += 1;
      const link = { link: `https://localhost${tokens}${token}` };
      return {
        status: 200,
        body: { username, loginProviderName: "tmos", token: { token, name: token, userName: username, timeout: 1200, user: link } },
      };
    }
    const token = headerOf(heard, "X-F5-Auth-Token");
    if (!sessions.has(token)) {
      counted.refused += 1;
      return failure(401, "X-F5-Auth-Token does not exist.");
    }
    if (heard.method === "DELETE" && path.startsWith(tokens)) {
      if (path !== tokens + token) return failure(400, "Authorization failed: a token is managed by its own user alone.");
      sessions.delete(token);
      counted.logouts += 1;
      return { status: 200, body: { token, name: token } };
    }
    if (path !== "/mgmt/tm/ltm/pool") return failure(404, `Public URI path not registered: ${path}`);
    if (heard.method === "GET")
      return { status: 200, body: { kind: "tm:ltm:pool:poolcollectionstate", items: [{ name: "web", fullPath: "/Common/web" }] } };
    if (!jsonOf(heard)?.["name"]) return failure(400, "one or more properties must be specified");
    counted.effects += 1;
    return { status: 200, body: { name: jsonOf(heard)!["name"], fullPath: `/Common/${String(jsonOf(heard)!["name"])}` } };
  });
}
