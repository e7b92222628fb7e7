export type { ExclusiveOptions } from "../../model/session-store.ts";
export type { LockingStore } from "../locking/locks.ts";
export type { RedisClient } from "./redis-client.ts";
export { redisStore, type RedisStoreOptions } from "./redis-store.ts";
