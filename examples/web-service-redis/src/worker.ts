import { createServer } from "node:http";
import { encrypted } from "@vendor-auth/session/encrypted";
import { flashblade } from "@vendor-auth/session/flashblade";
import { redisStore } from "@vendor-auth/session/redis";
import { createClient } from "redis";

const redis = createClient({ url: process.env["REDIS_URL"] ?? "redis://127.0.0.1:6379" });
redis.on("error", (error: Error) => console.error("redis:", error.message));
await redis.connect();

const store = redisStore(redis, { prefix: process.env["REDIS_PREFIX"] ?? "vendor-auth:" });
const fb = flashblade({
  baseUrl: process.env["FLASHBLADE_BASE_URL"]!,
  credentials: { apiToken: process.env["FLASHBLADE_API_TOKEN"]! },
  store: encrypted(store, { key: process.env["SESSION_KEY"]! }),
  account: "web-service",
});

const server = createServer((request, response) => {
  answer(request.url ?? "/").then(
    ({ status, body }) => response.writeHead(status, { "content-type": "application/json", "x-worker": String(process.pid) }).end(body),
    (error: Error) => response.writeHead(502).end(error.message), // holds no secret
  );
});

async function answer(path: string): Promise<{ status: number; body: string }> {
  if (path !== "/file-systems") return { status: 404, body: "{}" };
  const found = await fb.fetch("2.26/file-systems", { signal: AbortSignal.timeout(10_000) });
  return { status: found.status, body: await found.text() };
}

server.listen(Number(process.env["PORT"] ?? 8080), "127.0.0.1");
process.once("SIGTERM", () => {
  server.close(async () => {
    await fb[Symbol.asyncDispose](); // the session stays, for the others
    await redis.close();
    process.exit(0);
  });
  server.closeIdleConnections();
});
