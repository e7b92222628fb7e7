import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { send } from "./support/plain-client.ts";
import { soakApis, type SoakCall } from "./support/soak-apis.ts";
import { load, overSockets, soakFaults, type Measured } from "./support/soak-load.ts";

const megabyte = 1_000_000;
/** SOAK_REQUESTS=100000 takes the long way over sockets too: a quarter of a minute on two idle cores. */
const overSocketsTotal = Number(process.env["SOAK_REQUESTS"] ?? 20_000);

/**
 * An emulator in its own process. Its young generation is kept small: V8 lets it grow to tens of megabytes before it
 * collects, and the resident size follows, whatever the program keeps.
 */
async function startSoak(name: string) {
  const file = fileURLToPath(new URL("support/soak-server.ts", import.meta.url));
  const child = fork(file, [name], { execArgv: ["--expose-gc", "--max-semi-space-size=1", "--disable-warning=ExperimentalWarning"] });
  onTestFinished(() => void child.kill());
  const ask = async <T>(message: number | string): Promise<T> => {
    child.send(message);
    return ((await once(child, "message")) as [T])[0];
  };
  const [server] = (await once(child, "message")) as [{ origin: string; baseUrl: string; login: SoakCall }];
  return {
    ...server,
    api: soakApis(soakFaults)[name]!,
    measure: () => ask<Measured>("measure"),
    loadInProcess: (total: number) => ask<Measured>(total),
  };
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function expectSound({ counters, open, kept, fired }: Measured): void {
  expect(counters.logins).toBeGreaterThan(counters.requests / 20); // most of them are let in
  expect(sum(counters.byOperation)).toBe(counters.requests);
  expect(sum(counters.byStatus) + counters.dropped).toBe(counters.requests);
  expect(counters.logins - counters.logouts - counters.ended).toBe(open);
  expect(counters.renewals).toBeLessThanOrEqual(counters.ended);
  expect(counters.maxOpen).toBeLessThanOrEqual(50);
  expect(counters.faults).toBe(fired);
  expect(counters.faults / counters.requests).toBeCloseTo(0.24, 1);
  expect(kept).toBe(1000); // the history's default
}

function expectFlat(warm: Measured, halfway: Measured, end: Measured): void {
  // What is kept, after a full collection, grows by nothing. The resident size is the allocator's, which takes tens of
  // megabytes at a time, and once; a leak takes them in both halves.
  expect(end.heap - warm.heap).toBeLessThan(5 * megabyte);
  expect(Math.min(halfway.rss - warm.rss, end.rss - halfway.rss)).toBeLessThan(25 * megabyte);
}

async function expectServing({ origin, baseUrl, api, login }: Awaited<ReturnType<typeof startSoak>>): Promise<void> {
  await send("DELETE", `${origin}/__emulator/faults`);
  const opened = await send(login.method, baseUrl + login.path, login);
  const headers = { "x-auth-token": String(opened.headers["x-auth-token"]) };
  expect((await send("GET", baseUrl + api.read.path, { headers })).status).toBe(200);
}

describe.each(Object.keys(soakApis([])))("random faults leave the emulator of %s running, its counters sound, its memory flat", (name) => {
  test("100,000 requests in process", async () => {
    const server = await startSoak(name);
    const warm = await server.loadInProcess(20_000);
    const halfway = await server.loadInProcess(40_000);
    const end = await server.loadInProcess(40_000);
    expect(end.counters.requests).toBe(100_000);
    expectSound(end);
    expectFlat(warm, halfway, end);
    await expectServing(server);
  });

  test("requests over kept connections", async () => {
    const server = await startSoak(name);
    const { send: sendOverSocket, agent } = overSockets(server.baseUrl);
    onTestFinished(() => agent.destroy());
    await load(sendOverSocket, server.api, server.login, overSocketsTotal / 4);
    const warm = await server.measure();
    await load(sendOverSocket, server.api, server.login, (overSocketsTotal * 3) / 8);
    const halfway = await server.measure();
    await load(sendOverSocket, server.api, server.login, (overSocketsTotal * 3) / 8);
    const end = await server.measure();
    // A request on a connection that was just reset never arrives.
    expect(end.counters.requests).toBeLessThanOrEqual(overSocketsTotal);
    expect(end.counters.requests).toBeGreaterThan(0.95 * overSocketsTotal);
    expectSound(end);
    expectFlat(warm, halfway, end);
    await expectServing(server);
  });
});
