import { readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { session } from "@vendor-auth/flashblade";
import { connect } from "../src/client/connect.ts";
import { declared } from "../src/descriptor/from-descriptor.ts";
import { type FlashBladeOptions, flashblade } from "../src/vendors/flashblade/index.ts";
import type { SessionStore } from "../src/model/session-store.ts";
import type { LockingStore } from "../src/stores/locking/locks.ts";
import { encrypted } from "../src/stores/encrypted/index.ts";
import { fileStore } from "../src/stores/file/file-store.ts";
import { sweep } from "../src/sweep.ts";
import { scratchFolder } from "./support/stores/scratch.ts";
import { startServer } from "./support/sharing/processes.ts";

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
