import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { arrays, flashbladeWith } from "./support.ts";

describe("F31: keepalive", () => {
  it("F31: keeps a session from idling away, and stops with logout and disposal", async () => {
    const { emulator, client } = await flashbladeWith({}, { keepAlive: { every: 1000, operation: arrays } });
    await client.login();
    await vi.waitFor(() => expect(emulator.counters.byOperation["listArrays"]).toBeGreaterThanOrEqual(2), { timeout: 5000 });
    expect(await client.logout()).toBe("closed");
    const { requests } = emulator.counters;
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(emulator.counters.requests).toBe(requests);
    await client[Symbol.asyncDispose]();
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect(emulator.counters).toMatchObject({ requests, logins: 1 });
  });

  it("F31: does not keep the process alive", async () => {
    const { emulator } = await flashbladeWith();
    const script = fileURLToPath(new URL("fixtures/keep-alive.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, emulator.baseUrl, emulator.credentials.apiToken], {
      timeout: 10_000,
    });
    expect(stdout.trim()).toBe("logged in");
    expect(emulator.counters).toMatchObject({ logins: 1, byOperation: { login: 1 } });
  });
});
