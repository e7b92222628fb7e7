import { randomUUID } from "node:crypto";
import { serve, type StyleServer } from "./serve.ts";

const session = "/session/1/session";
const refused = { status: 401, body: { errors: [{ message: "authorization required" }] } };

/** A OneFS node as its documentation has it: a cookie, and a header against request forgery (specs/examples/README.md). */
export function startOneFs({ username, password }: { username: string; password: string }): Promise<StyleServer> {
  const sessions = new Map<string, string>();
  return serve(sessions, ({ method, path, headers, body }) => {
    const details = { services: ["platform"], timeout_absolute: 14400, timeout_inactive: 900, username };
    if (method === "POST" && path === session) {
      const given = JSON.parse(body) as { username?: string; password?: string; services?: string[] };
      if (given.username !== username || given.password !== password || !given.services?.length) return refused;
      const [id, csrf] = [randomUUID(), randomUUID()];
      sessions.set(id, csrf);
      const cookies = [`isisessid=${id}; path=/; HttpOnly; Secure; SameSite=strict`, `isicsrf=${csrf}; path=/; Secure`];
      return { status: 201, headers: { "Set-Cookie": cookies }, body: details };
    }
    const id = /(?:^|; )isisessid=([^;]+)/.exec(String(headers["cookie"]))?.[1] ?? "";
    // The cookie alone is not enough: the token must come as a header, and the request must name where it comes from.
    const isOurs = headers["referer"] === `http://${String(headers["host"])}`;
    if (!sessions.has(id) || headers["x-csrf-token"] !== sessions.get(id) || !isOurs) return refused;
    if (path !== session) return { status: 404 };
    if (method !== "DELETE") return { status: 200, body: details };
    sessions.delete(id);
    return { status: 204, headers: { "Set-Cookie": "isisessid=deleted; path=/; Expires=Thu, 01-Jan-1970 00:00:01 GMT" } };
  });
}
