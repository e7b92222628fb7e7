import { randomUUID } from "node:crypto";
import { headerOf, jsonOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

const collection = "/redfish/v1/SessionService/Sessions";
const failure = (status: number, code: string, message: string) => ({ status, body: { error: { code, message } } });
const refused = failure(401, "Base.1.8.NoValidSession", "There is no valid session.");
const missing = failure(404, "Base.1.8.ResourceMissingAtURI", "There is no such resource.");

/** A Redfish service as DSP0266 has it: a session is a resource, ended by deleting its address (specs/examples/README.md). */
export function startRedfish({ username, password }: Account): Promise<StyleServer> {
  let last = 0;
  return serve((heard, { sessions, counted }) => {
    const operation = `${heard.method} ${pathOf(heard)}`;
    if (operation === `POST ${collection}`) {
      const given = jsonOf(heard);
      if (given?.["UserName"] !== username || given["Password"] !== password) {
        counted.refused += 1;
        return given === undefined ? failure(400, "Base.1.8.MalformedJSON", "The body is not JSON.") : refused;
      }
      const token = randomUUID();
      const id = String((last += 1));
      sessions.set(token, id);
      counted.logins += 1;
      const sent = { "X-Auth-Token": token, Location: `${collection}/${id}` };
      return { status: 201, headers: sent, body: { Id: id, Name: "User Session", UserName: username } };
    }
    if (!sessions.has(headerOf(heard, "x-auth-token"))) {
      counted.refused += 1;
      return refused;
    }
    if (heard.method === "DELETE" && pathOf(heard).startsWith(`${collection}/`)) {
      const [token] = [...sessions].find(([, id]) => pathOf(heard) === `${collection}/${id}`) ?? [];
      if (token === undefined) return missing;
      sessions.delete(token);
      counted.logouts += 1;
      return { status: 204 };
    }
    if (operation === "GET /redfish/v1/Systems") return { status: 200, body: { Members: [{ "@odata.id": "/redfish/v1/Systems/1" }] } };
    if (operation !== "POST /redfish/v1/Systems/1/Actions/ComputerSystem.Reset") return missing;
    if (!jsonOf(heard)?.["ResetType"]) return failure(400, "Base.1.8.ActionParameterMissing", "ResetType is missing.");
    counted.effects += 1;
    return { status: 204 };
  });
}
