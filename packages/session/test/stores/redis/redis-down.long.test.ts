import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inspect } from "node:util";
import type { LockingStore } from "../../../src/stores/locking/locks.ts";
import { redisStore } from "../../../src/stores/redis/index.ts";
import { openClient, openStore } from "../../support/stores/open-store.ts";
import { type RedisServer, startRedis } from "../../support/stores/redis-server.ts";
import { freshKey, session } from "../../support/stores/scratch.ts";

const probe = await startRedis();
await probe?.close();
if (!probe) console.warn("The tests of a Redis that is down are left out: they need redis-server or valkey-server on PATH.");
if (!probe && process.env.CI === "true") throw new Error("With CI=true they must not be left out");

const unavailable = { name: "SessionError", code: "store_unavailable" };
const timeout = 400;

describe.skipIf(!probe).each(["redis", "ioredis"] as const)("redisStore on the client %s, of a Redis that is down", (kind) => {
  let server: RedisServer;
  let store: LockingStore;
  let close: () => void;
  const key = freshKey();
  beforeEach(async () => {
    server = (await startRedis()) as RedisServer;
    ({ store, close } = await openStore({ kind, url: server.url, prefix: "down:", timeout, lease: 30_000, wait: 5_000 }));
  });
  afterEach(async () => {
    close();
    server.process?.kill("SIGCONT");
    await server.close();
  });

  /** The codes with which everything that a store does fails. */
  async function failures(): Promise<unknown[]> {
    const calls = [store.get(key), store.set(key, session("token")), store.delete(key), store.exclusive(key, async () => "not run")];
    const codes = calls.map(async (each) => Promise.resolve(each).then(String, ({ code }: { code: string }) => code));
    return Promise.all(codes);
  }
  const allFail = ["store_unavailable", "store_unavailable", "store_unavailable", "store_unavailable"];

  async function untilItAnswers(): Promise<void> {
    const answer = async () => store.get(freshKey());
    await expect.poll(() => answer().then(String, String), { timeout: 30_000 }).toBe("undefined");
  }

  it("stopped (it answers nothing): every call rejects, and works again when it goes on", async () => {
    await store.set(key, session("before"));
    server.process?.kill("SIGSTOP");
    expect(await failures()).toEqual(allFail);
    server.process?.kill("SIGCONT");
    await untilItAnswers();
    expect(await store.exclusive(key, async () => "free")).toBe("free"); // also of the lock that was asked for meanwhile
    expect(await store.get(key)).toEqual(session("before")); // what was refused is not done later
  });

  it("killed: every call rejects", async () => {
    await server.close();
    expect(await failures()).toEqual(allFail);
  });

  it("killed: nothing that was refused is sent when there is one again", async () => {
    const { port } = new URL(server.url);
    await server.close();
    const words = async () => Promise.resolve(store.get(key)).then(String, ({ message }: Error) => message);
    await expect.poll(words).toContain("no connection"); // the client, too, has noticed
    expect(await failures()).toEqual(allFail);
    server = (await startRedis(port)) as RedisServer;
    await untilItAnswers();
    const { client, close: closeClient } = await openClient("ioredis", server.url);
    expect("call" in client && (await client.call("INFO", "commandstats"))).toMatch(/^(?!.*cmdstat_(eval|time)).*cmdstat_getrange/s);
    closeClient();
  });

  it("killed during work under the lock: the work goes on, and its result is the caller's", async () => {
    const result = await store.exclusive(key, async (lost) => {
      await server.close();
      await expect(store.set(key, session("token"))).rejects.toMatchObject(unavailable);
      expect(lost.aborted).toBe(false);
      return "the work's result";
    });
    expect(result).toBe("the work's result");
  });

  it("stopped while waiting for the lock: the wait ends", async () => {
    const other = await openStore({ kind, url: server.url, prefix: "down:", timeout, lease: 60_000 });
    let release = (): void => {};
    const held = other.store.exclusive(key, () => new Promise<void>((resolve) => (release = resolve)));
    const waiting = store.exclusive(key, async () => "not run").catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 100));
    server.process?.kill("SIGSTOP");
    expect(await waiting).toMatchObject(unavailable);
    release();
    await held;
    other.close();
  });

  it("a Redis that refuses: its message, and no secret in the error", async () => {
    const { client, close: closeClient } = await openClient(kind, server.url);
    const readOnly = redisStore(client, { prefix: "down:", timeout });
    const command = ["CONFIG", "SET", "maxmemory", "1"] as const;
    await ("call" in client ? client.call(...command) : client.sendCommand(command));
    const error: unknown = await Promise.resolve(readOnly.set(key, session("canary-secret"))).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ ...unavailable, message: expect.stringContaining("OOM") });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("canary-secret");
    closeClient();
  });

  it("a client that was closed: rejects without waiting for a connection", async () => {
    close();
    await expect(store.get(key)).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringMatching(/client was closed|connection is closed/i),
    });
  });
});
