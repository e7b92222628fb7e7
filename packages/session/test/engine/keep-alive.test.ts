import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { eventually } from "../support/eventually.ts";
import { arrays, flashbladeWith } from "../support/with-emulator.ts";

describe("F31: keepalive", () => {
  it("F31: keeps a session from idling away, and stops with logout and disposal", async () => {
    const { emulator, client } = await flashbladeWith({}, { keepAlive: { every: 1000, operation: arrays } });
    await client.login();
    await eventually(() => expect(emulator.counters.byOperation["listArrays"]).toBeGreaterThanOrEqual(2));
    expect(await client.logout()).toBe("closed");
    const { requests } = emulator.counters;
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(emulator.counters.requests).toBe(requests);
    await client[Symbol.asyncDispose]();
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(emulator.counters).toMatchObject({ requests, logins: 1 });
  });

  it("F31: disposed of during a ping, it sets no further timer", async () => {
    const { emulator, client } = await flashbladeWith({}, { keepAlive: { every: 1500, operation: arrays } });
    await client.login();
    emulator.fault({ match: { path: "*/arrays" }, answerDelay: 300 });
    await eventually(() => expect(emulator.counters.byOperation["listArrays"]).toBe(1));
    await client[Symbol.asyncDispose]();
    const timers: number[] = [];
    const { setTimeout: original } = globalThis;
    onTestFinished(() => void (globalThis.setTimeout = original));
    globalThis.setTimeout = Object.assign((act: () => void, ms = 0) => (timers.push(ms), original(act, ms)), original);
    await emulator.idle();
    await new Promise((resolve) => original(resolve, 100));
    expect(timers.filter((ms) => ms >= 1350 && ms <= 1650)).toEqual([]);
    expect(emulator.counters.byOperation["listArrays"]).toBe(1);
  });

  it("F31: does not keep the process alive", async () => {
    const { emulator } = await flashbladeWith();
    const script = fileURLToPath(new URL("../support/scripts/keep-alive.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, emulator.baseUrl, emulator.credentials.apiToken], {
      timeout: 100_000, // generous: it only ends a process that would stay
    });
    expect(stdout.trim()).toBe("logged in");
    expect(emulator.counters).toMatchObject({ logins: 1, byOperation: { login: 1 } });
  });
});
