import { randomUUID } from "node:crypto";
import { authorizationOf, jsonOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

const refused = { status: 422, body: { message: "Invalid credentials", details: "Unauthorized" } };
const noSession = { status: 401, body: { message: "A valid authorization token is missing", details: "Unauthorized" } };

/** Portainer as its documentation has it: a token in the login's JSON body, and `Authorization: Bearer` (specs/examples/README.md). */
export function startPortainer({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const operation = `${heard.method} ${pathOf(heard)}`;
    if (operation === "POST /api/auth") {
      const given = jsonOf(heard);
      if (given?.["Username"] !== username || given["Password"] !== password) {
        counted.refused += 1;
        return refused;
      }
      const jwt = `header.${randomUUID()}.signature`;
      sessions.set(jwt, username);
      counted.logins += 1;
      return { status: 200, body: { jwt } };
    }
    const jwt = authorizationOf(heard, "Bearer") ?? "";
    if (!sessions.has(jwt)) {
      counted.refused += 1;
      return noSession;
    }
    if (operation === "POST /api/auth/logout") {
      sessions.delete(jwt);
      counted.logouts += 1;
      return { status: 204 };
    }
    return operation === "GET /api/endpoints"
      ? { status: 200, body: [{ Id: 1, Name: "local" }] }
      : { status: 404, body: { message: "Not found" } };
  });
}
