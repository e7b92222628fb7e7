import { randomUUID } from "node:crypto";
import { cookieOf, formOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

const text = (body: string) => ({ status: 200, headers: { "Content-Type": "text/plain" }, text: body });

/** qBittorrent's Web API as its documentation has it: 200 and a word for the login, and a cookie whose name has the port in it. */
export function startQbittorrent({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const operation = `${heard.method} ${pathOf(heard)}`;
    if (operation === "POST /api/v2/auth/login") {
      const form = formOf(heard);
      if (form?.get("username") !== username || form.get("password") !== password) {
        counted.refused += 1;
        return text("Fails.");
      }
      const id = randomUUID();
      sessions.set(id, username);
      counted.logins += 1;
      const answer = text("Ok.");
      return { ...answer, headers: { ...answer.headers, "Set-Cookie": `QBT_SID_8080=${id}; HttpOnly; path=/` } };
    }
    const id = cookieOf(heard, "QBT_SID_8080");
    if (!sessions.has(id)) {
      counted.refused += 1;
      return { status: 403, headers: { "Content-Type": "text/plain" }, text: "Forbidden" };
    }
    if (operation === "POST /api/v2/auth/logout") {
      sessions.delete(id);
      counted.logouts += 1;
      return { status: 200 };
    }
    if (operation === "GET /api/v2/torrents/info") return { status: 200, body: [{ hash: "1", name: "debian" }] };
    if (operation !== "POST /api/v2/torrents/createCategory" || !formOf(heard)?.get("category")) return { status: 400 };
    counted.effects += 1;
    return { status: 200 };
  });
}
