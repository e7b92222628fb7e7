import { randomUUID } from "node:crypto";
import { basicOf, cookieOf, headerOf, jsonOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

const failure = (status: number, code: string, message: string) => ({
  status,
  body: { messages: [{ code, severity: "Error", message_l10n: message }] },
});

/** PowerStore as its documentation has it: HTTP Basic on a GET opens the session, and writes must carry the token of its answer. */
export function startPowerstore({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const operation = `${heard.method} ${pathOf(heard)}`;
    const basic = basicOf(heard);
    if (operation === "GET /api/rest/login_session" && basic !== undefined) {
      if (basic !== `${username}:${password}`) {
        counted.refused += 1;
        return failure(401, "0xE0F04001000A", "Authentication failed.");
      }
      const [cookie, token] = [randomUUID(), randomUUID()];
      sessions.set(cookie, token);
      counted.logins += 1;
      const headers = { "Set-Cookie": `auth_cookie=${cookie}; Path=/api; Secure; HttpOnly`, "DELL-EMC-TOKEN": token };
      return { status: 200, headers, body: [{ id: "1", user: username, idle_timeout: 3600 }] };
    }
    const cookie = cookieOf(heard, "auth_cookie");
    const token = sessions.get(cookie);
    if (token === undefined) {
      counted.refused += 1;
      return failure(401, "0xE0F040010002", "Authentication is required.");
    }
    if (heard.method !== "GET" && headerOf(heard, "DELL-EMC-TOKEN") !== token) {
      counted.refused += 1;
      return failure(403, "0xE0F040010004", "The CSRF token is missing or wrong.");
    }
    if (operation === "POST /api/rest/logout") {
      sessions.delete(cookie);
      counted.logouts += 1;
      return { status: 204 };
    }
    if (operation === "GET /api/rest/volume") return { status: 200, body: [{ id: "1", name: "data" }] };
    if (operation !== "POST /api/rest/volume") return failure(404, "0xE04040020009", "There is no such resource.");
    if (!jsonOf(heard)?.["name"] || typeof jsonOf(heard)!["size"] !== "number")
      return failure(400, "0xE04040010001", "A member is missing.");
    counted.effects += 1;
    return { status: 201, body: { id: "2" } };
  });
}
