import { randomUUID } from "node:crypto";
import { serve, type StyleServer } from "./serve.ts";

const collection = "/redfish/v1/SessionService/Sessions";
const refused = { status: 401, body: { error: { code: "Base.1.8.NoValidSession", message: "There is no valid session." } } };

/** A Redfish service as DSP0266 has it: a session is a resource, ended by deleting it (specs/examples/README.md). */
export function startRedfish({ username, password }: { username: string; password: string }): Promise<StyleServer> {
  const sessions = new Map<string, string>();
  let last = 0;
  return serve(sessions, ({ method, path, headers, body }) => {
    if (method === "POST" && path === collection) {
      const given = JSON.parse(body) as { UserName?: string; Password?: string };
      if (given.UserName !== username || given.Password !== password) return refused;
      const token = randomUUID();
      const id = String((last += 1));
      sessions.set(token, id);
      const sent = { "X-Auth-Token": token, Location: `${collection}/${id}` };
      return { status: 201, headers: sent, body: { Id: id, Name: "User Session", UserName: username } };
    }
    if (!sessions.has(String(headers["x-auth-token"]))) return refused;
    if (method === "DELETE" && path.startsWith(`${collection}/`)) {
      const [token] = [...sessions].find(([, id]) => path === `${collection}/${id}`) ?? [];
      if (token === undefined)
        return { status: 404, body: { error: { code: "Base.1.8.ResourceMissingAtURI", message: "No such session." } } };
      sessions.delete(token);
      return { status: 204 };
    }
    return path === "/redfish/v1/Systems"
      ? { status: 200, body: { Members: [{ "@odata.id": "/redfish/v1/Systems/1" }] } }
      : { status: 404 };
  });
}
