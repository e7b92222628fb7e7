import { randomBytes } from "node:crypto";
import { authorizationOf, formOf, pathOf, queryOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

const failure = (status: number, type: string, text: string) => ({ status, body: { messages: [{ type, text }] } });
const tokens = "/services/authentication/httpauth-tokens/";

/** splunkd as its documentation has it: forms in, JSON only for those who ask, and `Authorization` with the word `Splunk`. */
export function startSplunk({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const path = pathOf(heard);
    const form = formOf(heard);
    const isJson = (form?.get("output_mode") ?? queryOf(heard).get("output_mode")) === "json";
    // Without it the answer is XML, which nobody here reads.
    if (!isJson) return { status: 400, headers: { "Content-Type": "text/xml" } };
    if (heard.method === "POST" && path === "/services/auth/login") {
      if (form?.get("username") !== username || form.get("password") !== password) {
        counted.refused += 1;
        if (!form?.get("username") || !form.get("password")) return failure(400, "FATAL", "Missing username or password");
        return failure(401, "WARN", "Login failed");
      }
      const key = randomBytes(24).toString("base64url");
      sessions.set(key, username);
      counted.logins += 1;
      return { status: 200, body: { sessionKey: key, message: "", code: "" } };
    }
    const key = authorizationOf(heard, "Splunk") ?? "";
    if (!sessions.has(key)) {
      counted.refused += 1;
      return failure(401, "WARN", "call not properly authenticated");
    }
    if (heard.method === "DELETE" && path.startsWith(tokens)) {
      if (decodeURIComponent(path.slice(tokens.length)) !== key) return failure(404, "ERROR", "Unknown token");
      sessions.delete(key);
      counted.logouts += 1;
      return { status: 200, body: { entry: [] } };
    }
    if (path !== "/services/search/jobs") return failure(404, "ERROR", "Not Found");
    if (heard.method === "GET") return { status: 200, body: { entry: [{ name: "search index=main", id: "1" }] } };
    if (!form?.get("search")) return failure(400, "FATAL", "Empty search.");
    counted.effects += 1;
    return { status: 201, body: { sid: "1700000000.1" } };
  });
}
