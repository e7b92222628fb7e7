import { Redis } from "ioredis";
import { createClient } from "redis";
import type { LockingStore } from "../../../src/stores/locking/locks.ts";
import { fileStore } from "../../../src/stores/file/file-store.ts";
import { type RedisClient, redisStore } from "../../../src/stores/redis/index.ts";

/** A store that can be told to another process. */
export type StoreSpec =
  | { readonly kind: "file"; readonly directory: string; readonly stale?: number; readonly wait?: number }
  | {
      readonly kind: "redis" | "ioredis";
      readonly url: string;
      readonly prefix: string;
      readonly lease?: number;
      readonly wait?: number;
      readonly timeout?: number;
      readonly presence?: number;
      readonly onWarning?: (message: string) => void;
    };

export interface OpenedStore {
  readonly store: LockingStore;
  close(): void;
}

export async function openStore(spec: StoreSpec): Promise<OpenedStore> {
  if (spec.kind === "file") return { store: fileStore(spec), close: () => undefined };
  const { client, close } = await openClient(spec.kind, spec.url);
  return { store: redisStore(client, spec), close };
}

export async function openClient(kind: "redis" | "ioredis", url: string): Promise<{ client: RedisClient; close: () => void }> {
  if (kind === "ioredis") {
    const client = new Redis(url, { maxRetriesPerRequest: null });
    client.on("error", () => undefined);
    await new Promise((resolve) => client.once("ready", resolve));
    return { client, close: () => client.disconnect() };
  }
  const client = createClient({ url, socket: { reconnectStrategy: 50 } });
  client.on("error", () => undefined);
  await client.connect();
  return { client, close: () => client.destroy() };
}
