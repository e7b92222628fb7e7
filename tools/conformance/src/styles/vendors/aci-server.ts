import { randomBytes } from "node:crypto";
import { cookieOf, jsonOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

const failure = (status: number, text: string) => ({
  status,
  body: { totalCount: "1", imdata: [{ error: { attributes: { code: String(status), text } } }] },
});
const answer = (...imdata: readonly unknown[]) => ({ status: 200, body: { totalCount: String(imdata.length), imdata } });
type User = { readonly attributes?: { readonly name?: unknown; readonly pwd?: unknown } };

/** An APIC as its documentation has it: nested bodies, the logout with the user's name, and 403 for a token that timed out. */
export function startAci({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const operation = `${heard.method} ${pathOf(heard)}`;
    const user = (jsonOf(heard)?.["aaaUser"] ?? {}) as User;
    if (operation === "POST /api/aaaLogin.json") {
      if (user.attributes?.name !== username || user.attributes.pwd !== password) {
        counted.refused += 1;
        return failure(401, "Username or password is incorrect - FAILED local authentication");
      }
      const token = randomBytes(48).toString("base64");
      sessions.set(token, username);
      counted.logins += 1;
      const login = { aaaLogin: { attributes: { token, refreshTimeoutSeconds: "600", userName: username } } };
      return { ...answer(login), headers: { "Set-Cookie": `APIC-cookie=${token}; path=/; HttpOnly; Secure` } };
    }
    const token = cookieOf(heard, "APIC-cookie");
    if (!sessions.has(token)) {
      counted.refused += 1;
      return failure(403, "Token was invalid (Error: Token timeout)");
    }
    if (operation === "POST /api/aaaLogout.json") {
      if (user.attributes?.name !== sessions.get(token)) return failure(400, "invalid data: the user's name is missing");
      sessions.delete(token);
      counted.logouts += 1;
      return answer();
    }
    if (operation === "GET /api/class/fvTenant.json") return answer({ fvTenant: { attributes: { dn: "uni/tn-common", name: "common" } } });
    if (operation !== "POST /api/mo/uni.json") return failure(400, "Request failed, unresolved class");
    if (typeof jsonOf(heard)?.["fvTenant"] !== "object") return failure(400, "invalid data: no managed object");
    counted.effects += 1;
    return answer();
  });
}
