import { randomUUID } from "node:crypto";
import { basicOf, headerOf, jsonOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

const refused = {
  status: 401,
  body: {
    error_type: "UNAUTHENTICATED",
    messages: [{ id: "vapi.security.authentication.invalid", default_message: "Invalid credentials", args: [] }],
  },
};
const badRequest = { status: 400, body: { error_type: "INVALID_ARGUMENT", messages: [] } };

/** vCenter as its documentation has it: HTTP Basic opens the session, whose token is the whole JSON body (specs/examples/README.md). */
export function startVsphere({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const operation = `${heard.method} ${pathOf(heard)}`;
    if (operation === "POST /api/session") {
      if (basicOf(heard) !== `${username}:${password}`) {
        counted.refused += 1;
        return refused;
      }
      const token = randomUUID().replaceAll("-", "");
      sessions.set(token, username);
      counted.logins += 1;
      return { status: 201, body: token };
    }
    const token = headerOf(heard, "vmware-api-session-id");
    if (!sessions.has(token)) {
      counted.refused += 1;
      return refused;
    }
    if (operation === "DELETE /api/session") {
      sessions.delete(token);
      counted.logouts += 1;
      return { status: 204 };
    }
    if (operation === "GET /api/vcenter/vm") return { status: 200, body: [{ vm: "vm-42", name: "web", power_state: "POWERED_ON" }] };
    if (operation === "POST /api/cis/tagging/tag") {
      const { name, category_id: category } = jsonOf(heard) ?? {};
      if (typeof name !== "string" || typeof category !== "string") return badRequest;
      counted.effects += 1;
      return { status: 201, body: "urn:vmomi:InventoryServiceTag:1:GLOBAL" };
    }
    return { status: 404, body: { error_type: "NOT_FOUND", messages: [] } };
  });
}
