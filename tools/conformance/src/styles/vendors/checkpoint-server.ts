import { randomBytes } from "node:crypto";
import { headerOf, jsonOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

const failure = (status: number, code: string, message: string) => ({ status, body: { code, message } });
const badSyntax = failure(400, "generic_err_invalid_syntax", "Payload is not valid JSON.");

/** A Check Point management server as its documentation has it: every call is a POST with a JSON body, the logout too. */
export function startCheckpoint({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const command = /^\/web_api\/([a-z-]+)$/.exec(pathOf(heard))?.[1];
    const given = jsonOf(heard);
    if (heard.method !== "POST" || command === undefined) return failure(404, "generic_err_command_not_found", "There is no such command.");
    if (given === undefined) {
      counted.refused += 1;
      return badSyntax;
    }
    if (command === "login") {
      const isUser = given["user"] === username && given["password"] === password && given["api-key"] === undefined;
      if (!isUser && given["api-key"] !== `key-of-${password}`) {
        counted.refused += 1;
        return failure(400, "err_login_failed", "Authentication to server failed.");
      }
      const sid = randomBytes(32).toString("base64url");
      sessions.set(sid, username);
      counted.logins += 1;
      return { status: 200, body: { sid, url: "https://management.invalid/web_api", "session-timeout": 600, "api-server-version": "1.9" } };
    }
    const sid = headerOf(heard, "X-chkp-sid");
    if (!sessions.has(sid)) {
      counted.refused += 1;
      if (sid === "") return failure(400, "generic_err_missing_session_id", "Missing header: [X-chkp-sid]");
      return failure(
        401,
        "generic_err_wrong_session_id",
        "Wrong session id. Session may be expired. Please check session id and resend the request.",
      );
    }
    if (command === "logout") {
      sessions.delete(sid);
      counted.logouts += 1;
      return { status: 200, body: { message: "OK" } };
    }
    if (command === "show-hosts") return { status: 200, body: { objects: [{ uid: "1", name: "web", type: "host" }], total: 1 } };
    if (command !== "add-host") return failure(404, "generic_err_command_not_found", "There is no such command.");
    if (!given["name"] || !given["ip-address"]) return failure(400, "generic_err_missing_required_parameters", "Missing parameter: [name]");
    counted.effects += 1;
    return { status: 200, body: { uid: "2", name: given["name"], type: "host" } };
  });
}
