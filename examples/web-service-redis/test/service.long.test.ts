import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, connect } from "node:net";
import { fileURLToPath } from "node:url";
import { startEmulator } from "@vendor-auth/emulator";
import { createClient } from "redis";
import { expect, onTestFinished, test } from "vitest";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

/** The Redis at REDIS_URL or 127.0.0.1:6379, or one of our own. */
async function openRedis(): Promise<{ url: string } & AsyncDisposable> {
  const given = process.env["REDIS_URL"] ?? ((await answers(6379)) ? "redis://127.0.0.1:6379/15" : undefined);
  if (given !== undefined) return { url: given, [Symbol.asyncDispose]: async () => {} };
  const port = await freePort();
  const server = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", ""], { stdio: "ignore" });
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 20));
  return { url: `redis://127.0.0.1:${port}`, [Symbol.asyncDispose]: async () => void server.kill() };
}

// Windows has no SIGTERM, by which this service ends.
test.skipIf(process.platform === "win32")(
  "three workers make one login, and leave an encrypted session to the next start",
  { timeout: 60_000 },
  async () => {
    await using array = await startEmulator("flashblade");
    await using redis = await openRedis();
    const port = await freePort();
    const prefix = `example-${randomUUID()}:`;
    const env = {
      ...process.env,
      PORT: String(port),
      WORKERS: "3",
      REDIS_URL: redis.url,
      REDIS_PREFIX: prefix,
      SESSION_KEY: randomBytes(32).toString("base64"),
      FLASHBLADE_BASE_URL: array.baseUrl,
      FLASHBLADE_API_TOKEN: array.credentials.apiToken,
    };

    for (let start = 1; start <= 2; start += 1) {
      const service = spawn(process.execPath, [main], { env, stdio: "ignore" });
      onTestFinished(() => void service.kill("SIGKILL"));
      while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 50));
      const workers = new Set<string | null>();
      const callAll = async () => {
        const calls = await Promise.all(
          Array.from({ length: 30 }, () => fetch(`http://127.0.0.1:${port}/file-systems`, { headers: { connection: "close" } })),
        );
        expect(calls.every(({ status }) => status === 200)).toBe(true);
        for (const { headers } of calls) workers.add(headers.get("x-worker"));
        return workers.size;
      };
      await expect.poll(callAll, { timeout: 20_000 }).toBe(3); // workers listen one after the other
      expect(array.counters).toMatchObject({ logins: 1, refused: 0 });
      service.kill("SIGTERM");
      expect(await once(service, "exit")).toEqual([0, null]);
    }

    expect(array.sessions).toHaveLength(1);
    const client = createClient({ url: redis.url });
    await client.connect();
    const keys = await client.keys(`${prefix}*`);
    const kept = await Promise.all(keys.map(async (key) => ((await client.type(key)) === "string" ? client.get(key) : "")));
    expect(kept.join()).toContain("encrypted");
    expect(kept.join()).not.toContain(array.credentials.apiToken);
    if (keys.length > 0) await client.del(keys);
    await client.close();
  },
);
