import { expect, it } from "vitest";
import { playScenarios } from "../src/play-scenarios.ts";

it.each(["flashblade", "cloudendure"] as const)("the scenarios of %s hold against its emulator", { timeout: 60_000 }, async (vendor) => {
  const { exitCode, output, emulator } = await playScenarios(vendor);
  expect(output).toContain("3 passed, 3 total");
  expect(exitCode).toBe(0);
  expect(emulator.counters).toMatchObject({ logins: 2, failedLogins: 1, logouts: 2, refused: 3, forbidden: 0 });
  expect(emulator.sessions).toEqual([]);
  for (const secret of Object.values(emulator.credentials)) expect(output).not.toContain(secret);
});

it("a server that lets a dead session in does not pass", { timeout: 60_000 }, async () => {
  const { exitCode, output, emulator } = await playScenarios("flashblade", { softExpiry: "html200" });
  expect(exitCode).not.toBe(0);
  expect(output).toMatch(/useAfterwards/);
  for (const secret of Object.values(emulator.credentials)) expect(output).not.toContain(secret);
});
