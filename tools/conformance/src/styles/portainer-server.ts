import { randomUUID } from "node:crypto";
import { serve, type StyleServer } from "./serve.ts";

const refused = { status: 422, body: { message: "Invalid credentials", details: "Unauthorized" } };
const noSession = { status: 401, body: { message: "A valid authorization token is missing", details: "Unauthorized" } };

/** Portainer as its documentation has it: a token in the login's JSON body, and `Authorization: Bearer` (specs/examples/README.md). */
export function startPortainer({ username, password }: { username: string; password: string }): Promise<StyleServer> {
  const sessions = new Map<string, string>();
  return serve(sessions, ({ method, path, headers, body }) => {
    if (method === "POST" && path === "/api/auth") {
      const given = JSON.parse(body) as { Username?: string; Password?: string };
      if (given.Username !== username || given.Password !== password) return refused;
      const jwt = `header.${randomUUID()}.signature`;
      sessions.set(jwt, username);
      return { status: 200, body: { jwt } };
    }
    const jwt = /^Bearer (.+)$/.exec(String(headers["authorization"]))?.[1] ?? "";
    if (!sessions.has(jwt)) return noSession;
    if (method === "POST" && path === "/api/auth/logout") {
      sessions.delete(jwt);
      return { status: 204 };
    }
    return path === "/api/endpoints" ? { status: 200, body: [{ Id: 1, Name: "local" }] } : { status: 404, body: { message: "Not found" } };
  });
}
