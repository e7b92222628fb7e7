import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { session } from "@vendor-auth/flashblade";
import { connect } from "../src/client/connect.ts";
import { declared } from "../src/descriptor/from-descriptor.ts";
import { type FlashBladeOptions, flashblade } from "../src/vendors/flashblade/index.ts";
import type { SessionStore } from "../src/model/session-store.ts";
import type { LockingStore } from "../src/stores/locking/locks.ts";
import { encrypted } from "../src/stores/encrypted/index.ts";
import { fileStore } from "../src/stores/file/file-store.ts";
import { sweep } from "../src/sweep.ts";
import { openStore, type StoreSpec } from "./support/stores/open-store.ts";
import { findRedis } from "./support/stores/redis-server.ts";
import { scratchFolder } from "./support/stores/scratch.ts";
import { start, startServer } from "./support/sharing/processes.ts";

const redis = await findRedis();
const prefix = `vendor-auth-test-[${randomUUID()}]*:`; // with what a pattern of Redis gives a meaning to
afterAll(() => redis?.close(prefix.replaceAll(/[*[\]]/g, "\\$&")));

/** Milliseconds after which a process that shows nothing counts as gone in Redis. */
const presence = 3_000;
/** Stores by name: of files, and of Redis with one of its two clients. */
function storesWith(kind: "redis" | "ioredis"): [string, () => StoreSpec][] {
  const file = (): StoreSpec => ({ kind: "file", directory: `${scratchFolder()}-${randomUUID()}` });
  const remote = (): StoreSpec => ({ kind, url: redis?.url ?? "", prefix: `${prefix}${randomUUID()}:`, presence });
  return redis
    ? [
        ["a file store", file],
        [`Redis, client ${kind}`, remote],
      ]
    : [["a file store", file]];
}

async function kill(running: ChildProcess): Promise<void> {
  running.kill("SIGKILL");
  await once(running, "close");
}

/** Sweeps until something is found: in Redis a killed process counts for a while. */
const sweepInTime = (store: LockingStore) => expect.poll(() => sweep(store), { timeout: 120_000, interval: 200 });

describe.each(storesWith("redis"))("sweep of %s", (_, makeSpec) => {
  it(
    "leaves the session of a process that runs, and ends it when the last one that shares it was killed",
    { timeout: 240_000 },
    async () => {
      const emulator = await startServer();
      const spec = makeSpec();
      const sharing = [0, 1].map(() => start(emulator, { store: spec, stay: true }));
      await Promise.all(sharing.map((each) => once(each.stdout as NodeJS.ReadableStream, "data")));
      const { store, close } = await openStore(spec);
      const [first, last] = sharing as [ChildProcess, ChildProcess];
      await kill(first);
      await new Promise((resolve) => setTimeout(resolve, spec.kind === "file" ? 0 : 1.5 * presence)); // longer than Redis counts one that is gone
      expect(await sweep(store)).toEqual([]);
      expect(emulator.sessions).toHaveLength(1);

      await kill(last);
      const swept = { vendor: "flashblade", baseUrl: emulator.baseUrl, account: "pureuser", outcome: "closed" };
      await sweepInTime(store).toEqual([swept]);
      expect(emulator.sessions).toHaveLength(0);
      expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1, refused: 0 });
      expect(await sweep(store)).toEqual([]);
      close();
    },
  );
});

describe.each(storesWith("ioredis"))("sweep of %s", (_, makeSpec) => {
  it("keeps the session in the store while the server cannot be reached, for the next sweep", { timeout: 240_000 }, async () => {
    const emulator = await startServer();
    const spec = makeSpec();
    const running = start(emulator, { store: spec, stay: true });
    await once(running.stdout as NodeJS.ReadableStream, "data");
    await kill(running);
    emulator.fault({ match: { operation: "logout" }, times: 1, action: { type: "reset", when: "before" } });
    const { store, close } = await openStore(spec);
    await sweepInTime(store).toMatchObject([{ outcome: "unreachable" }]);
    expect(emulator.sessions).toHaveLength(1);
    expect(await sweep(store)).toMatchObject([{ outcome: "closed" }]);
    expect(emulator.sessions).toHaveLength(0);
    close();
  });
});

describe("sweep", () => {
  /** An array with a session that this process opened and left in a store, and has forgotten about as if it had ended. */
  async function orphanedSession(change: Partial<FlashBladeOptions> = {}, wrap = (store: LockingStore): SessionStore => store) {
    const emulator = await startServer();
    const directory = scratchFolder();
    const store = wrap(fileStore({ directory, onWarning: () => {} }));
    const { baseUrl, credentials } = emulator;
    const client = flashblade({ baseUrl, credentials, ...change, store, account: "a" });
    await client.login();
    await client[Symbol.asyncDispose]();
    const folder = readdirSync(directory).find((name) => name.endsWith(".holders")) ?? "";
    const holders = join(directory, folder);
    for (const name of readdirSync(holders)) if (name !== "key") rmSync(join(holders, name));
    return { emulator, store, holders };
  }

  it("opens what is encrypted, and leaves what another key encrypted", async () => {
    const [key, otherKey] = [1, 2].map((byte) => new Uint8Array(32).fill(byte)) as [Uint8Array, Uint8Array];
    let inner: LockingStore | undefined;
    const { emulator, store } = await orphanedSession({}, (file) => encrypted((inner = file), { key }));
    expect(await sweep(encrypted(inner as LockingStore, { key: otherKey, onWarning: () => {} }))).toEqual([]);
    expect(emulator.sessions).toHaveLength(1);
    expect(await sweep(store)).toMatchObject([{ outcome: "closed" }]);
    expect(emulator.sessions).toHaveLength(0);
  });

  it("sends nothing over connections that are verified in another way than the session's own", async () => {
    const pinned = Object.assign((...given: Parameters<typeof fetch>) => fetch(...given), {
      [Symbol.for("vendor-auth.tls")]: "pin:sha256/synthetic",
    });
    const { emulator, store } = await orphanedSession({ fetch: pinned });
    expect(await sweep(store)).toMatchObject([{ outcome: "skipped", reason: expect.stringContaining("option fetch") }]);
    expect(emulator.counters.logouts).toBe(0);
    expect(await sweep(store, { fetch: pinned })).toMatchObject([{ outcome: "closed" }]);
    expect(emulator.sessions).toHaveLength(0);
  });

  it("knows further vendors when they are given", async () => {
    const emulator = await startServer();
    const directory = scratchFolder();
    const own = { ...declared(session), name: "own" };
    const { baseUrl, credentials } = emulator;
    await connect(own, { baseUrl, credentials, store: fileStore({ directory }), account: "a" }).login();
    const folder = readdirSync(directory).find((name) => name.endsWith(".holders")) ?? "";
    for (const name of readdirSync(join(directory, folder))) if (name !== "key") rmSync(join(directory, folder, name));
    const store = fileStore({ directory });
    expect(await sweep(store)).toMatchObject([{ vendor: "own", outcome: "skipped", reason: expect.stringContaining("option vendors") }]);
    expect(await sweep(store, { vendors: [own] })).toMatchObject([{ vendor: "own", outcome: "closed" }]);
    expect(emulator.sessions).toHaveLength(0);
  });

  it("does not wait for a session that is being renewed", async () => {
    const { emulator, store } = await orphanedSession();
    const [key = ""] = [...((await store.orphaned?.()) ?? [])].map(([each]) => each);
    let release = (): void => {};
    const held = store.exclusive?.(key, () => new Promise<void>((resolve) => (release = resolve)));
    expect(await sweep(store)).toEqual([]);
    expect(emulator.counters.logouts).toBe(0);
    release();
    await held;
    expect(await sweep(store)).toMatchObject([{ outcome: "closed" }]);
  });

  it("counts a process that cannot be seen from here, such as one of another container, for a day", async () => {
    const { emulator, store, holders } = await orphanedSession();
    const unseen = join(holders, `1.1.1.${"0".repeat(64)}`);
    writeFileSync(unseen, "");
    expect(await sweep(store)).toEqual([]);
    expect(emulator.sessions).toHaveLength(1);
    const longAgo = Date.now() / 1000 - 25 * 60 * 60;
    utimesSync(unseen, longAgo, longAgo);
    expect(await sweep(store)).toMatchObject([{ outcome: "closed" }]);
  });

  it("leaves a remembered refusal alone", async () => {
    const emulator = await startServer();
    const store = fileStore({ directory: scratchFolder() });
    const credentials = { apiToken: "T-00000000-0000-4000-8000-00000000bad1" };
    await using client = flashblade({ baseUrl: emulator.baseUrl, credentials, store, account: "a" });
    await expect(client.login()).rejects.toMatchObject({ code: "credentials_refused" });
    expect(await sweep(store)).toEqual([]);
    expect(emulator.counters.requests).toBe(1);
  });

  it("refuses a store that does not know which processes hold its sessions", async () => {
    await expect(sweep(new Map())).rejects.toMatchObject({ code: "options_invalid", message: expect.stringContaining("file") });
  });
});
