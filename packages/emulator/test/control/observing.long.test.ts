import { expect, test } from "vitest";
import { expectConsistent } from "../support/consistent-counters.ts";
import { flashbladeSession } from "../support/sessions.ts";
import { start } from "../support/start.ts";

test("thousands of requests with random faults: every one is accounted for", async () => {
  const emulator = await start("flashblade", {
    seed: 42,
    idleTimeout: 10_000,
    maxSessions: 20,
    whenFull: "evict",
    faults: [
      { probability: 0.05, action: { type: "reset", when: "after" } },
      { probability: 0.05, action: { type: "reset", when: "before" } },
      { probability: 0.05, action: { type: "halfBody" } },
      { probability: 0.05, action: { type: "respond", status: 500 } },
      { probability: 0.05, action: { type: "malformedJson" } },
      { probability: 0.05, action: { type: "modify", removeHeaders: ["x-auth-token"] } },
      { probability: 0.02, delay: 1, action: { type: "raw", bytes: "no" } },
    ],
  });
  async function client(): Promise<void> {
    let headers: Record<string, string> = {};
    for (let turn = 0; turn < 100; turn += 1) {
      emulator.clock.advance(10);
      try {
        if (turn % 10 === 0) headers = await flashbladeSession(emulator);
        else if (turn % 10 === 9) await (await fetch(`${emulator.baseUrl}/logout`, { method: "POST", headers })).text();
        else await (await fetch(`${emulator.baseUrl}/2.0/arrays`, { headers })).text();
      } catch {
        headers = {};
      }
    }
  }
  await Promise.all(Array.from({ length: 30 }, client));
  await emulator.idle();
  const { counters } = emulator;
  // A fetch sends a GET again when a kept connection breaks, so more may arrive than were asked for.
  expect(counters.requests).toBeGreaterThanOrEqual(3000);
  expect(counters.maxOpen).toBeLessThanOrEqual(20);
  expect(counters.faults).toBeGreaterThan(500);
  expectConsistent(counters, emulator.sessions.length);
});
