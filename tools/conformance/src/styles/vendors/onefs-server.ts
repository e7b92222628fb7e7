import { randomUUID } from "node:crypto";
import { cookieOf, headerOf, jsonOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

const session = "/session/1/session";
const refused = { status: 401, body: { errors: [{ message: "authorization required" }] } };

/** A OneFS node as its documentation has it: a cookie, and a header against request forgery (specs/examples/README.md). */
export function startOneFs({ username, password }: Account): Promise<StyleServer> {
  return serve((heard, { sessions, counted }) => {
    const refuse = () => {
      counted.refused += 1;
      return refused;
    };
    const details = { services: ["platform"], timeout_absolute: 14400, timeout_inactive: 900, username };
    if (heard.method === "POST" && pathOf(heard) === session) {
      const given = jsonOf(heard) as { username?: string; password?: string; services?: string[] } | undefined;
      if (given?.username !== username || given.password !== password || !given.services?.length) return refuse();
      const [id, csrf] = [randomUUID(), randomUUID()];
      sessions.set(id, csrf);
      counted.logins += 1;
      const cookies = [`isisessid=${id}; path=/; HttpOnly; Secure; SameSite=strict`, `isicsrf=${csrf}; path=/; Secure`];
      return { status: 201, headers: { "Set-Cookie": cookies }, body: details };
    }
    const id = cookieOf(heard, "isisessid");
    // The cookie alone is not enough: the token must come as a header, and the request must name where it comes from.
    const isOurs = headerOf(heard, "referer") === `http://${headerOf(heard, "host")}`;
    if (!sessions.has(id) || headerOf(heard, "x-csrf-token") !== sessions.get(id) || !isOurs) return refuse();
    if (pathOf(heard) !== session) return { status: 404 };
    if (heard.method !== "DELETE") return { status: 200, body: details };
    sessions.delete(id);
    counted.logouts += 1;
    return { status: 204, headers: { "Set-Cookie": "isisessid=deleted; path=/; Expires=Thu, 01-Jan-1970 00:00:01 GMT" } };
  });
}
