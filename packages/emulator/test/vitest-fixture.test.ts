import { describe } from "vitest";
import { createEmulator, type Emulator } from "../src/index.ts";
import { emulatorTest as test } from "../src/vitest.ts";

const seen: Emulator[] = [];

describe("emulatorTest", () => {
  test.for(["first", "second"])("makes new emulators for the %s test", async (_, { flashblade, cloudendure, expect }) => {
    expect([flashblade.vendor, cloudendure.vendor]).toEqual(["flashblade", "cloudendure"]);
    expect(flashblade.counters.requests).toBe(0);
    const answer = await flashblade.fetch(`${flashblade.baseUrl}/api_version`);
    expect([answer.status, flashblade.counters.requests]).toEqual([200, 1]);
    expect(seen).not.toContain(flashblade);
    seen.push(flashblade, cloudendure);
  });

  test("closes them afterwards", async ({ expect }) => {
    expect(seen).toHaveLength(4);
    for (const emulator of seen) {
      await expect(emulator.fetch(emulator.baseUrl)).rejects.toMatchObject({ message: "fetch failed", cause: { code: "ECONNREFUSED" } });
    }
  });
});

test("a closed emulator ends what waits, and its counts stay readable", async ({ expect }) => {
  const emulator = createEmulator("flashblade", { latency: 600_000 });
  const waiting = emulator.fetch(`${emulator.baseUrl}/api_version`);
  await emulator.close();
  await emulator.close();
  expect((await waiting).status).toBe(200);
  expect(emulator.counters.requests).toBe(1);
});

test("an origin that is none is refused", ({ expect }) => {
  expect(() => createEmulator("flashblade", { origin: "localhost:9001" })).toThrow(
    new TypeError("origin: expected a scheme and a host, as in http://localhost:9001, got localhost:9001"),
  );
});
