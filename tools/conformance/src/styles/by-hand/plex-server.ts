import { randomUUID } from "node:crypto";
import { formOf, pathOf } from "../server/request.ts";
import { type Account, serve, type StyleServer } from "../server/serve.ts";

/** A Plex Media Server, and plex.tv at another address (`elsewhere`), where one signs in and out. */
export async function startPlex({ username, password }: Account): Promise<StyleServer & { readonly elsewhere: string }> {
  const media = await serve((heard, { sessions, counted }) => {
    if (!sessions.has(String(heard.headers["x-plex-token"]))) {
      counted.refused += 1;
      return { status: 401, headers: { "Content-Type": "text/html" }, text: "<html><h1>401 Unauthorized</h1></html>" };
    }
    const operation = `${heard.method} ${pathOf(heard)}`;
    if (operation === "GET /library/sections") return { status: 200, body: { MediaContainer: { size: 1 } } };
    if (operation !== "POST /library/sections/1/refresh") return { status: 404 };
    counted.effects += 1;
    return { status: 200 };
  });
  const { sessions, counted } = media;
  const account = await serve((heard) => {
    const operation = `${heard.method} ${pathOf(heard)}`;
    if (!heard.headers["x-plex-client-identifier"]) return { status: 400, body: { errors: [{ code: 1000 }] } };
    if (operation === "POST /api/v2/users/signin") {
      const form = formOf(heard);
      if (form?.get("login") !== username || form.get("password") !== password) {
        counted.refused += 1;
        return { status: 401, body: { errors: [{ code: 1001, message: "User could not be authenticated" }] } };
      }
      const token = randomUUID();
      sessions.set(token, username);
      counted.logins += 1;
      return { status: 201, body: { username, authToken: token } };
    }
    if (operation !== "DELETE /api/v2/users/signout" || !sessions.delete(String(heard.headers["x-plex-token"]))) return { status: 401 };
    counted.logouts += 1;
    return { status: 204 };
  });
  return {
    ...media,
    elsewhere: account.origin,
    async [Symbol.asyncDispose]() {
      await media[Symbol.asyncDispose]();
      await account[Symbol.asyncDispose]();
    },
  };
}
