import { randomUUID } from "node:crypto";
import { cookieOf, headerOf, jsonOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

const noSession = { status: 401, body: { code: 401, message: "Unauthorized" } };
const wrong = { status: 403, body: { code: "AUTHENTICATION_FAILED_INVALID_CREDENTIALS", message: "Invalid username or password" } };
const forged = { status: 403, body: { code: 403, message: "Invalid CSRF token" } };

/** UniFi OS as its documentation has it: a cookie, and a token against forgery that each answer replaces and each write must carry. */
export function startUnifi({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const operation = `${heard.method} ${pathOf(heard)}`;
    if (operation === "POST /api/auth/login") {
      const given = jsonOf(heard);
      if (given === undefined) {
        counted.refused += 1;
        return { status: 400, body: { code: "VALIDATION_ERROR", message: "The body is not JSON" } };
      }
      if (given["username"] !== username || given["password"] !== password) {
        counted.refused += 1;
        return wrong;
      }
      const [token, csrf] = [`header.${randomUUID()}.signature`, randomUUID()];
      sessions.set(token, csrf);
      counted.logins += 1;
      const headers = { "Set-Cookie": `TOKEN=${token}; path=/; secure; httponly`, "X-CSRF-Token": csrf };
      return { status: 200, headers, body: { unique_id: "1", username } };
    }
    const token = cookieOf(heard, "TOKEN");
    const csrf = sessions.get(token);
    if (csrf === undefined) {
      counted.refused += 1;
      return noSession;
    }
    // A read needs the cookie alone; a write the newest token, too.
    if (heard.method !== "GET" && headerOf(heard, "X-CSRF-Token") !== csrf) {
      counted.refused += 1;
      return forged;
    }
    if (operation === "POST /api/auth/logout") {
      sessions.delete(token);
      counted.logouts += 1;
      return { status: 200, headers: { "Set-Cookie": "TOKEN=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT" }, body: {} };
    }
    const next = randomUUID();
    sessions.set(token, next);
    const headers = { "X-CSRF-Token": next };
    const answer = (data: readonly unknown[]) => ({ status: 200, headers, body: { meta: { rc: "ok" }, data } });
    if (operation === "GET /proxy/network/api/s/default/stat/device") return answer([{ mac: "00:00:5e:00:53:01", name: "switch" }]);
    if (operation !== "POST /proxy/network/api/s/default/rest/firewallgroup")
      return { status: 404, headers, body: { meta: { rc: "error" }, data: [] } };
    if (!jsonOf(heard)?.["name"]) return { status: 400, headers, body: { meta: { rc: "error", msg: "api.err.InvalidPayload" }, data: [] } };
    counted.effects += 1;
    return answer([{ _id: "1", name: jsonOf(heard)!["name"] }]);
  });
}
