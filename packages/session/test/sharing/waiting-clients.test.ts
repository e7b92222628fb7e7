import { describe, expect, it } from "vitest";
import { flashblade } from "../../src/vendors/flashblade/index.ts";
import type { SessionEvent } from "../../src/index.ts";
import { storeKey } from "../../src/model/session-store.ts";
import { takeLock } from "../../src/stores/contract/contract-support.ts";
import { fileStore } from "../../src/stores/file/file-store.ts";
import { scratchFolder } from "../support/stores/scratch.ts";
import { arrays, flashbladeWith, outcomes, together } from "../support/with-emulator.ts";

describe("clients that wait for the login of another", () => {
  /** A file store, and how often work ran under its lock. */
  function counted(directory: string) {
    const store = fileStore({ directory });
    const counts = { turns: 0 };
    const exclusive: typeof store.exclusive = (key, work, options) => {
      const noted = (lost: AbortSignal) => {
        counts.turns += 1;
        return work(lost);
      };
      return store.exclusive(key, noted, options);
    };
    return { store: { ...store, exclusive }, counts };
  }

  it("take its session side by side, without a turn at the lock for each", async () => {
    const directory = scratchFolder();
    const opened = Array.from({ length: 20 }, () => counted(directory));
    const { emulator } = await flashbladeWith();
    emulator.fault({ match: { operation: "login" }, times: 1, answerDelay: 500 });
    const { baseUrl, credentials } = emulator;
    const clients = opened.map(({ store }) => flashblade({ baseUrl, credentials, store, account: "pureuser" }));
    expect(outcomes(await together(20, (index) => clients[index]?.fetch(arrays) as Promise<Response>))).toEqual({ 200: 20 });
    expect(emulator.counters.logins).toBe(1);
    // One each, where waiting clients are not told. How many find the lock free before they are told depends on the machine.
    expect(opened.reduce((sum, { counts }) => sum + counts.turns, 0)).toBeLessThan(20);
  });

  it("stop waiting when nobody wants their session any more, and report no failure of the store", async () => {
    const directory = scratchFolder();
    const { emulator } = await flashbladeWith();
    const { baseUrl, credentials } = emulator;
    const { ended, release } = await takeLock(fileStore({ directory }), storeKey("flashblade", baseUrl, "pureuser"));
    const events: SessionEvent[] = [];
    const onEvent = (event: SessionEvent) => events.push(event);
    const { store, counts } = counted(directory);
    const client = flashblade({ baseUrl, credentials, store, account: "pureuser", onEvent, logoutTimeout: 100 });
    await expect(client.fetch(arrays, { signal: AbortSignal.timeout(200) })).rejects.toMatchObject({ name: "TimeoutError" });
    await new Promise((resolve) => setTimeout(resolve, 400)); // longer than it goes on for nobody
    release();
    await ended;
    await new Promise((resolve) => setTimeout(resolve, 500)); // longer than one that went on waiting takes to notice
    expect(counts.turns).toBe(0);
    expect(events).toEqual([]);
    expect(emulator.counters.requests).toBe(0);
  });
});
