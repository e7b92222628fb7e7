import { randomBytes } from "node:crypto";
import { authorizationOf, basicOf, headerOf, jsonOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

const failure = (status: number, code: string, message: string) => ({ status, body: [code, message] });

/** What the application is known by, and a user's own token beside name and password. */
export const glpiTokens = { app: "f7g3csp8mgatg5ebc5elnazakw20i9fyev1qopya7", user: "q56hqkniwot8wntb3z1qarka5atf365taaa2uyjrn" };

/** GLPI as its documentation has it: the application's token on every call, the login's own authorization, the session's header. */
export function startGlpi({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const operation = `${heard.method} ${pathOf(heard)}`;
    const app = headerOf(heard, "App-Token");
    if (app !== glpiTokens.app) {
      counted.refused += 1;
      const code = app === "" ? "ERROR_APP_TOKEN_PARAMETERS_MISSING" : "ERROR_WRONG_APP_TOKEN_PARAMETER";
      return failure(400, code, "parameter app_token seems wrong");
    }
    if (operation === "GET /apirest.php/initSession") {
      const [basic, user] = [basicOf(heard), authorizationOf(heard, "user_token")];
      if (basic !== `${username}:${password}` && user !== glpiTokens.user) {
        counted.refused += 1;
        if (basic === undefined && user === undefined)
          return failure(400, "ERROR_LOGIN_PARAMETERS_MISSING", "parameter(s) login, password or user_token are missing");
        return failure(401, user === undefined ? "ERROR_GLPI_LOGIN" : "ERROR_GLPI_LOGIN_USER_TOKEN", "Incorrect username or password");
      }
      const token = randomBytes(20).toString("hex");
      sessions.set(token, username);
      counted.logins += 1;
      return { status: 200, body: { session_token: token } };
    }
    const token = headerOf(heard, "Session-Token");
    if (!sessions.has(token)) {
      counted.refused += 1;
      if (token === "") return failure(400, "ERROR_SESSION_TOKEN_MISSING", "parameter session_token is missing or empty");
      return failure(401, "ERROR_SESSION_TOKEN_INVALID", "session_token seems invalid");
    }
    if (operation === "GET /apirest.php/killSession") {
      sessions.delete(token);
      counted.logouts += 1;
      return { status: 200 };
    }
    if (operation === "GET /apirest.php/Computer") return { status: 200, body: [{ id: 1, name: "adelaunay-ThinkPad" }] };
    if (operation !== "POST /apirest.php/Ticket") return failure(400, "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM", "resource not found");
    if (typeof jsonOf(heard)?.["input"] !== "object") return failure(400, "ERROR_BAD_ARRAY", "input parameter must be an array of objects");
    counted.effects += 1;
    return { status: 201, body: { id: 15, message: "" } };
  });
}
