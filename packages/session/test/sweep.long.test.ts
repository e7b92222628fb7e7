import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterAll, describe, expect, it } from "vitest";
import type { LockingStore } from "../src/stores/locking/locks.ts";
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
