import { randomUUID } from "node:crypto";
import { afterAll, describe } from "vitest";
import { lockRows } from "../../support/stores/lock-rows.ts";
import { findRedis } from "../../support/stores/redis-server.ts";

const redis = await findRedis();
const prefix = `vendor-auth-test:${randomUUID()}:`;
afterAll(async () => redis?.close(prefix));

describe.skipIf(!redis).each(["redis", "ioredis"] as const)("redisStore on the client %s", (kind) => {
  const spec = { kind, url: redis?.url ?? "", prefix } as const;
  lockRows({ spec, brief: { ...spec, lease: 500 } });
});
