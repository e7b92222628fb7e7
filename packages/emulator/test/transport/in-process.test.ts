import { describe, expect, test } from "vitest";
import { createEmulator, type Emulator, type FaultAction } from "../../src/index.ts";
import { path } from "../support/plain-get.ts";
import { cloudendureSession } from "../support/sessions.ts";

function emulatorWith(action: FaultAction): Emulator<"flashblade"> {
  return createEmulator("flashblade", { faults: [{ action }] });
}

describe("in process", () => {
  const url = `http://localhost${path}`;
  test("what breaks a connection rejects as fetch does", async () => {
    for (const action of [
      { type: "reset", when: "after" },
      { type: "raw", bytes: "x" },
      { type: "modify", addHeaders: [["X", "a\r\nb"]] },
    ] as FaultAction[]) {
      await expect(emulatorWith(action).fetch(url)).rejects.toMatchObject({
        name: "TypeError",
        message: "fetch failed",
        cause: { code: expect.any(String) as string },
      });
    }
    await expect(emulatorWith({ type: "hang" }).fetch(url, { signal: AbortSignal.timeout(20) })).rejects.toMatchObject({
      name: "TimeoutError",
    });
    const half = await emulatorWith({ type: "halfBody" }).fetch(url);
    await expect(half.text()).rejects.toThrow("fetch failed");
  });

  test("bodies are made while they are read, and arrive unpacked", async () => {
    const bomb = await emulatorWith({ type: "gzipBomb", bytes: 1_000_000 }).fetch(url);
    expect((await bomb.arrayBuffer()).byteLength).toBe(1_000_000);
    const reader = (await emulatorWith({ type: "endless" }).fetch(url)).body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    await reader?.cancel();
  });

  test("cookies stay apart", async () => {
    const emulator = createEmulator("cloudendure");
    const headers = await cloudendureSession(emulator, emulator.fetch);
    expect((await emulator.fetch(`${emulator.baseUrl}/me`, { headers })).status).toBe(200);
    expect(emulator.baseUrl).toBe("https://cloudendure.localhost/api/latest");
  });

  test("an aborted signal rejects at once, and the request has arrived all the same", async () => {
    const emulator = createEmulator("flashblade", { latency: 5000 });
    await expect(emulator.fetch(url, { signal: AbortSignal.timeout(20) })).rejects.toMatchObject({ name: "TimeoutError" });
    expect(emulator.counters.requests).toBe(1);
    await emulator.idle();
  });
});
