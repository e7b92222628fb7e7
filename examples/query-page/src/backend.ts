import type { SessionClient } from "@vendor-auth/session";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";

/** What the page may ask for. */
const allowed = new Set(["arrays", "file-systems"]);

/** The page, and `/api/NAME` for what it shows. `page` is the folder that Vite built. */
export function createBackend(fb: Pick<SessionClient<{}>, "fetch">, page: string): Hono {
  const app = new Hono();
  app.get("/api/:name", async ({ req, json }) => {
    const name = req.param("name");
    if (!allowed.has(name)) return json({ message: "no such thing here" }, 404);
    const answer = await fb.fetch(`2.26/${name}`, { signal: AbortSignal.timeout(10_000) });
    return answer.ok ? json(await answer.json()) : json({ message: `the array answered with ${answer.status}` }, 502);
  });
  app.use("/*", serveStatic({ root: page }));
  return app;
}
