import { randomUUID } from "node:crypto";
import { formOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

type Data = {
  readonly session?: unknown;
  readonly module_name?: unknown;
  readonly user_auth?: { readonly user_name?: unknown; readonly password?: unknown; readonly encryption?: unknown };
};

const failure = (number: number, name: string) => ({ status: 200, body: { name, number, description: name } });

/** SuiteCRM's v4.1 API as its documentation has it: forms at one address, 200 to everything, the session within `rest_data`. */
export function startSuiteCrm({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const form = formOf(heard);
    if (heard.method !== "POST" || pathOf(heard) !== "/service/v4_1/rest.php" || form?.get("response_type") !== "JSON")
      return { status: 404 };
    const method = form.get("method");
    const data = JSON.parse(form.get("rest_data") ?? "{}") as Data;
    if (method === "login") {
      const { user_name: name, password: given, encryption } = data.user_auth ?? {};
      if (name !== username || given !== password || encryption !== "PLAIN") {
        counted.refused += 1;
        return failure(10, "Invalid Login");
      }
      const id = randomUUID();
      sessions.set(id, username);
      counted.logins += 1;
      return { status: 200, body: { id, module_name: "Users" } };
    }
    if (!sessions.has(String(data.session))) {
      counted.refused += 1;
      return failure(11, "Invalid Session ID");
    }
    if (method === "logout") {
      sessions.delete(String(data.session));
      counted.logouts += 1;
      return { status: 200 };
    }
    if (method === "get_entries_count") return { status: 200, body: { result_count: "1" } };
    if (method !== "set_entry" || !data.module_name) return failure(20, "Module Does Not Exist");
    counted.effects += 1;
    return { status: 200, body: { id: "2" } };
  });
}
