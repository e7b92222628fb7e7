import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { afterAll, expect, it } from "vitest";
import { redisStore } from "../../../src/stores/redis/index.ts";
import { findRedis } from "../../support/stores/redis-server.ts";
import { freshKey, session } from "../../support/stores/scratch.ts";

const redis = await findRedis();
const prefix = `vendor-auth-test:${randomUUID()}:`;
afterAll(async () => redis?.close(prefix));

it.skipIf(!redis)("F66: orphaned sessions are found under a keyPrefix of ioredis", async () => {
  const open = () => new Redis(redis?.url ?? "", { keyPrefix: `${prefix}[team]*:` }); // with what has a meaning in a pattern
  const [gone, client] = [open(), open()];
  const key = freshKey();
  await redisStore(gone, { prefix: "app:", presence: 50 }).set(key, session("token"));
  gone.disconnect();
  const store = redisStore(client, { prefix: "app:" });
  await expect.poll(() => store.orphaned()).toEqual(new Map([[key, session("token")]]));
  await store.delete(key);
  expect(await store.orphaned()).toEqual(new Map());
  client.disconnect();
});
