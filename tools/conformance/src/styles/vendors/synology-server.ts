import { randomBytes } from "node:crypto";
import { cookieOf, formOf, pathOf, queryOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

/** Every answer is 200: the body says whether it worked. */
const answer = (data: unknown) => ({ status: 200, body: { success: true, data } });
const failure = (code: number) => ({ status: 200, body: { success: false, error: { code } } });

/** DiskStation Manager as its documentation has it: 200 for everything, also for a wrong password (400) and a lapsed session (119). */
export function startSynology({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const given = heard.method === "POST" ? (formOf(heard) ?? new URLSearchParams()) : queryOf(heard);
    const called = `${pathOf(heard)} ${given.get("api")} ${given.get("method")}`;
    if (given.get("api") === null || given.get("method") === null || given.get("version") === null) {
      counted.refused += 1;
      return failure(101); // no parameter of API, method or version
    }
    if (called === "/webapi/auth.cgi SYNO.API.Auth login") {
      if (heard.method !== "POST" || given.get("account") !== username || given.get("passwd") !== password) {
        counted.refused += 1;
        return failure(400);
      }
      const sid = randomBytes(16).toString("base64url");
      sessions.set(sid, given.get("session") ?? "");
      counted.logins += 1;
      const headers = { "Set-Cookie": `id=${sid}; path=/; HttpOnly` };
      return given.get("format") === "cookie" ? { ...answer({ sid }), headers } : answer({ sid });
    }
    const sid = cookieOf(heard, "id");
    if (!sessions.has(sid)) {
      counted.refused += 1;
      return failure(119);
    }
    if (called === "/webapi/auth.cgi SYNO.API.Auth logout") {
      if (given.get("session") !== sessions.get(sid)) return failure(101);
      sessions.delete(sid);
      counted.logouts += 1;
      return { status: 200, body: { success: true } };
    }
    if (called === "/webapi/entry.cgi SYNO.FileStation.List list_share") return answer({ shares: [{ name: "home", path: "/home" }] });
    if (called !== "/webapi/entry.cgi SYNO.FileStation.CreateFolder create") return failure(102);
    if (!given.get("name")) return failure(400);
    counted.effects += 1;
    return answer({ folders: [{ name: given.get("name"), path: `/home/${given.get("name")}` }] });
  });
}
