import { randomBytes } from "node:crypto";
import { jsonOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

type Params = { readonly username?: unknown; readonly password?: unknown; readonly name?: unknown };

/** Zabbix as its documentation has it: JSON-RPC at one address, 200 to everything, the token as the member `auth` of each body. */
export function startZabbix({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const { method, id, auth, params } = jsonOf(heard) ?? {};
    const given = (params ?? {}) as Params;
    const answer = (result: unknown) => ({ status: 200, body: { jsonrpc: "2.0", result, id } });
    const failure = (data: string) => ({
      status: 200,
      body: { jsonrpc: "2.0", error: { code: -32602, message: "Invalid params.", data }, id },
    });
    if (heard.method !== "POST" || pathOf(heard) !== "/api_jsonrpc.php" || id === undefined) return { status: 412 };
    if (method === "user.login") {
      if (given.username !== username || given.password !== password || auth !== undefined) {
        counted.refused += 1;
        return failure("Incorrect user name or password or account is temporarily blocked.");
      }
      const token = randomBytes(16).toString("hex");
      sessions.set(token, username);
      counted.logins += 1;
      return answer(token);
    }
    if (!sessions.has(String(auth))) {
      counted.refused += 1;
      return failure("Session terminated, re-login, please.");
    }
    if (method === "user.logout") {
      sessions.delete(String(auth));
      counted.logouts += 1;
      return answer(true);
    }
    if (method === "host.get") return answer([{ hostid: "1", name: "web" }]);
    if (method !== "host.create" || !given.name) return failure("Incorrect method.");
    counted.effects += 1;
    return answer({ hostids: ["2"] });
  });
}
