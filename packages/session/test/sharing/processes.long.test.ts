import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { afterAll, describe, expect, it } from "vitest";
import { flashblade } from "../../src/vendors/flashblade/index.ts";
import { openStore, type StoreSpec } from "../support/stores/open-store.ts";
import { findRedis } from "../support/stores/redis-server.ts";
import { scratchFolder } from "../support/stores/scratch.ts";
import { until } from "../support/with-emulator.ts";
import { run, start, startServer, told } from "../support/sharing/processes.ts";

const redis = await findRedis();
const prefix = `vendor-auth-test-${randomUUID()}:`;
afterAll(() => redis?.close(prefix));

const specs: [string, () => StoreSpec][] = [["file", () => ({ kind: "file", directory: `${scratchFolder()}-${randomUUID()}` })]];
if (redis) specs.push(["Redis", () => ({ kind: "redis", url: redis.url, prefix: `${prefix}${randomUUID()}:` })]);

/**
 * For a machine that lets a process stand still for half a minute, as a hundred that start at once can: nobody runs out of
 * patience, and nobody is taken for dead. What is counted stays the same. F26 is about just that, and does without.
 */
const patient = { wait: 240_000, stale: 120_000, lease: 120_000, timeout: 60_000 };

const fine = (count: number, calls = 1) => Array.from({ length: count }, () => ({ statuses: Array.from({ length: calls }, () => 200) }));

describe.each(specs)("processes that share a session through %s", (_, makeSpec) => {
  it("F27: 100 of them start cold: 1 login, 0 failures", async () => {
    const emulator = await startServer();
    expect(await run(100, emulator, { store: { ...makeSpec(), ...patient } })).toEqual(fine(100));
    expect(emulator.counters).toMatchObject({ logins: 1, refused: 0, maxOpen: 1 });
  });

  it("F5: 20 of them with a revoked token make one attempt", async () => {
    const emulator = await startServer();
    const revoked = { apiToken: "T-00000000-0000-4000-8000-00000000bad1" };
    const results = await run(20, emulator, { store: { ...makeSpec(), ...patient } }, 20, revoked);
    expect(results).toEqual(Array.from({ length: 20 }, () => ({ statuses: [], error: "credentials_refused" })));
    expect(emulator.counters.failedLogins).toBe(1);
  });

  it("F13: the server allows 8 sessions; 50 short processes, 10 at a time, need one", async () => {
    const emulator = await startServer({ maxSessions: 8 });
    expect(await run(50, emulator, { store: { ...makeSpec(), ...patient } }, 10)).toEqual(fine(50));
    expect(emulator.counters).toMatchObject({ logins: 1, maxOpen: 1 });
    expect(emulator.sessions).toHaveLength(1);
  });

  it("F12: one session a user, and somebody else logs in: no ping-pong, the newer session is adopted", async () => {
    const emulator = await startServer({ singleSession: true });
    const job = { store: { ...makeSpec(), ...patient }, calls: 40, pause: 100 };
    const both = [told(start(emulator, job)), told(start(emulator, job))];
    await until(() => (emulator.counters.byOperation["listArrays"] ?? 0) > 10, 120_000);
    await using outsider = flashblade({ baseUrl: emulator.baseUrl, credentials: emulator.credentials });
    await outsider.login(); // ends the shared session
    expect(await Promise.all(both)).toEqual(fine(2, 40));
    expect(emulator.counters.logins).toBe(3); // theirs, the outsider's, and one renewal for both
  });

  it("F14: a process that was killed leaves its session to the next start", async () => {
    const emulator = await startServer();
    const store = makeSpec();
    const killed = start(emulator, { store, stay: true });
    await once(killed.stdout as NodeJS.ReadableStream, "data");
    killed.kill("SIGKILL");
    await once(killed, "close");
    expect(emulator.sessions).toHaveLength(1);
    expect(await run(1, emulator, { store })).toEqual(fine(1));
    expect(emulator.counters).toMatchObject({ logins: 1, maxOpen: 1 });
  });

  it("F26: the process that logs in is killed: the next one logs in as soon as that is known", async () => {
    const emulator = await startServer();
    emulator.fault({ match: { operation: "login" }, times: 1, action: { type: "hang" } });
    const store = makeSpec();
    const owner = start(emulator, { store });
    await emulator.waitFor({ operation: "login" });
    const next = start(emulator, { store });
    await new Promise((resolve) => setTimeout(resolve, 1_000)); // it waits for the lock
    owner.kill("SIGKILL");
    expect(await told(next)).toEqual({ statuses: [200] });
    expect(emulator.counters.logins).toBe(2); // the killed one's had reached the server
  });

  it("F17: one is disposed of while another shares its session: no refusal", async () => {
    const emulator = await startServer();
    const spec = makeSpec();
    const [first, second] = await Promise.all([openStore(spec), openStore(spec)]);
    const open = ({ store }: typeof first) =>
      flashblade({ baseUrl: emulator.baseUrl, credentials: emulator.credentials, store, account: "pureuser" });
    const leaving = open(first);
    await using staying = open(second);
    await leaving.fetch("2.26/arrays");
    await staying.fetch("2.26/arrays");
    await leaving[Symbol.asyncDispose]();
    expect((await staying.fetch("2.26/arrays")).status).toBe(200);
    expect(emulator.counters).toMatchObject({ logins: 1, refused: 0, logouts: 0 });
    first.close();
    second.close();
  });

  it("F28: another account, host, port or TLS mode never shares a session", async () => {
    const emulators = await Promise.all([startServer(), startServer()]);
    const { store, close } = await openStore(makeSpec());
    const [one, other] = emulators;
    const pinned = Object.assign((...given: Parameters<typeof fetch>) => fetch(...given), {
      [Symbol.for("vendor-auth.tls")]: "pin:sha256/synthetic",
    });
    const identities = [
      { baseUrl: one.baseUrl, account: "a" },
      { baseUrl: one.baseUrl, account: "b" },
      { baseUrl: one.baseUrl.replace("127.0.0.1", "localhost"), account: "a" },
      { baseUrl: one.baseUrl, account: "a", fetch: pinned },
      { baseUrl: other.baseUrl, account: "a", credentials: other.credentials },
    ];
    for (const identity of [...identities, ...identities]) {
      await using client = flashblade({ credentials: one.credentials, store, ...identity });
      expect((await client.fetch("2.26/arrays")).status).toBe(200);
    }
    expect(emulators.map(({ counters }) => counters.logins)).toEqual([4, 1]);
    expect(emulators.map(({ counters }) => counters.refused)).toEqual([0, 0]);
    close();
  });

  it("F45: worker threads share it like processes", async () => {
    const emulator = await startServer();
    const argv = [JSON.stringify({ store: { ...makeSpec(), ...patient }, baseUrl: emulator.baseUrl })];
    const results = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const worker = new Worker(new URL("../support/sharing/child-in-worker.mjs", import.meta.url), {
          argv,
          workerData: emulator.credentials,
        });
        const [message] = (await once(worker, "message")) as [number[]];
        await worker.terminate();
        return message;
      }),
    );
    expect(results).toEqual(Array.from({ length: 20 }, () => [200]));
    expect(emulator.counters.logins).toBe(1);
  });
});
