import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { createClient } from "redis";

export interface RedisServer {
  readonly url: string;
  /** The server's process, when this run started it. */
  readonly process?: ChildProcess;
  /** Ends a server that this run started, and removes the keys with `prefix` from one that it did not. */
  close(prefix?: string): Promise<void>;
}

/** A database that nobody keeps anything in. */
const testDatabase = "/15";

/** The server at `REDIS_URL`, else the one on 127.0.0.1:6379, else one that is started for this run; undefined: there is none. */
export async function findRedis(): Promise<RedisServer | undefined> {
  const given = process.env.REDIS_URL;
  const url = new URL(given ?? `redis://127.0.0.1:6379${testDatabase}`);
  if (await answers(url)) return { url: url.href, close: (prefix) => removeKeys(url.href, prefix) };
  return (await startRedis()) ?? missing(given);
}

/** Starts a server of our own, on a free port unless one is given. Undefined when neither redis-server nor valkey-server is on PATH. */
export async function startRedis(given?: string): Promise<RedisServer | undefined> {
  const program = ["redis-server", "valkey-server"].find((name) => !spawnSync(name, ["--version"]).error);
  if (!program) return undefined;
  const port = given ?? String(await freePort());
  const options = ["--port", port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const server = spawn(program, options, { stdio: "ignore" });
  const url = new URL(`redis://127.0.0.1:${port}${testDatabase}`);
  const ended = once(server, "exit");
  while (server.exitCode === null && !(await answers(url))) await new Promise((resolve) => setTimeout(resolve, 20));
  return {
    url: url.href,
    process: server,
    async close() {
      server.kill("SIGKILL");
      await ended;
    },
  };
}

function missing(given: string | undefined): undefined {
  const where = given ? "at REDIS_URL" : "on 127.0.0.1:6379";
  const message = `No Redis ${where}, and neither redis-server nor valkey-server on PATH: apt install redis-server, or brew install redis`;
  if (process.env.CI === "true") throw new Error(`${message}. With CI=true the tests of redisStore must not be left out`);
  console.warn(`The tests of redisStore are left out. ${message}.`);
}

async function answers(url: URL): Promise<boolean> {
  const socket = connect(Number(url.port || 6379), url.hostname);
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(1_000) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}

async function removeKeys(url: string, prefix?: string): Promise<void> {
  if (!prefix) return;
  const client = createClient({ url });
  await client.connect();
  for await (const keys of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 1_000 })) if (keys.length > 0) await client.del(keys);
  await client.close();
}
