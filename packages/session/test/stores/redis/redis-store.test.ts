import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it, test } from "vitest";
import { encrypted } from "../../../src/stores/encrypted/index.ts";
import { redisStore } from "../../../src/stores/redis/index.ts";
import { writeScript } from "../../../src/stores/redis/redis-scripts.ts";
import { testStore } from "../../../src/stores/contract/index.ts";
import { openClient, openStore } from "../../support/stores/open-store.ts";
import { findRedis } from "../../support/stores/redis-server.ts";
import { freshKey, session } from "../../support/stores/scratch.ts";

const redis = await findRedis();
const prefix = `vendor-auth-test:${randomUUID()}:`;
afterAll(async () => redis?.close(prefix));

describe.skipIf(!redis).each(["redis", "ioredis"] as const)("redisStore on the client %s", (kind) => {
  const { url = "" } = redis ?? {};
  const wait = 1_500;
  const spec = { kind, url, prefix, wait, lease: 4_000 } as const;
  const warnings: string[] = [];
  const opened = openStore({ ...spec, onWarning: (message) => warnings.push(message) });
  const admin = openClient("ioredis", url);
  const raw = async (...args: [string, ...string[]]) => {
    const { client } = await admin;
    return "call" in client ? client.call(...args) : undefined;
  };
  afterAll(async () => {
    (await opened).close();
    (await admin).close();
  });

  const breakLock = (key: string) => raw("DEL", `${prefix}{${key}}:lock`);
  const others: Awaited<typeof opened>[] = [];
  const makeStore = async () => {
    const other = await openStore(spec);
    others.push(other);
    return other.store;
  };
  afterAll(() => others.forEach((other) => other.close()));
  testStore(makeStore, { test, exclusive: { wait, breakLock } });

  describe("encrypted", () => {
    const key = new Uint8Array(32).fill(7);
    testStore(async () => encrypted(await makeStore(), { key }), { test, exclusive: { wait, breakLock } });
  });

  it("everything it writes has a time to live", async () => {
    const { store } = await opened;
    const key = freshKey();
    await store.exclusive(key, async () => {
      await store.set(key, session("token"));
      expect(Number(await raw("PTTL", `${prefix}{${key}}:lock`))).toBeGreaterThan(0);
    });
    expect(Number(await raw("PTTL", `${prefix}{${key}}`))).toBeGreaterThan(23 * 60 * 60 * 1000);
    expect(Number(await raw("PTTL", `${prefix}{${key}}:fence`))).toBeGreaterThan(47 * 60 * 60 * 1000);
    expect(await raw("EXISTS", `${prefix}{${key}}:lock`)).toBe(0);
  });

  it.each([
    ["cut off", { given: (text: string) => text.slice(0, -1) }],
    ["with trailing bytes", { given: (text: string) => `${text}x` }],
    ["of another version", { given: (text: string) => text.replace("session 1", "session 2") }],
    ["of another key", { given: (text: string) => text.replace("flashblade", "cloudendure") }],
    ["huge", { given: (text: string) => text + " ".repeat(2 * 1024 * 1024) }],
    ["empty", { given: () => "", isAbsent: true }],
  ] as [string, { given: (text: string) => string; isAbsent?: boolean }][])(
    "F23: a value that is %s counts as absent, and is replaced",
    async (_, { given, isAbsent = false }) => {
      const { store } = await opened;
      const key = freshKey();
      await store.set(key, session("token"));
      await raw("SET", `${prefix}{${key}}`, given(String(await raw("GET", `${prefix}{${key}}`))));
      expect(await store.get(key)).toBeUndefined();
      expect(warnings.some((message) => message.includes(key))).toBe(!isAbsent);
      await store.set(key, session("new"));
      expect(await store.get(key)).toEqual(session("new"));
    },
  );

  it("a write that reaches Redis after its time is not done, unless it is under a lock that nobody took", async () => {
    const { client } = await admin;
    if (!("call" in client)) throw new Error("expected a client of ioredis");
    const late: Promise<unknown>[] = [];
    const slow = redisStore(
      {
        status: "ready",
        async call(command, ...args) {
          const isWrite = command === "EVAL" && args[0] === writeScript;
          const sent = new Promise((resolve) => setTimeout(resolve, isWrite ? 300 : 0)).then(() => client.call(command, ...args));
          late.push(sent);
          return sent;
        },
      },
      { prefix, timeout: 100, lease: 2_000 },
    );
    const key = freshKey();
    const unavailable = { code: "store_unavailable" };
    await expect(slow.set(key, session("late"))).rejects.toMatchObject(unavailable);
    await Promise.all(late);
    expect(await slow.get(key)).toBeUndefined();
    await slow.exclusive(key, async () => {
      await expect(slow.set(key, session("late, under the lock"))).rejects.toMatchObject(unavailable);
      await Promise.all(late);
    });
    expect(await slow.get(key)).toEqual(session("late, under the lock"));
  });

  it("an owner whose lock ran out goes on when no other one took it", async () => {
    const { store } = await opened;
    const key = freshKey();
    await store.exclusive(key, async (lost) => {
      await raw("DEL", `${prefix}{${key}}:lock`);
      await expect.poll(() => raw("EXISTS", `${prefix}{${key}}:lock`)).toBe(1);
      await store.set(key, session("token"));
      expect(lost.aborted).toBe(false);
    });
    expect(await store.get(key)).toEqual(session("token"));
  });
});
