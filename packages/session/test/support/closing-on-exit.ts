import { type RunningEmulator, startEmulator } from "@vendor-auth/emulator";
import { expect, it, onTestFinished } from "vitest";
import { type End, runScript } from "./run-script.ts";
import { until } from "./with-emulator.ts";

type FlashBlade = RunningEmulator<"flashblade">;

export async function startFlashBlade(tls = false): Promise<FlashBlade> {
  const emulator = await startEmulator("flashblade", { tls });
  onTestFinished(() => emulator.close());
  return emulator;
}

/** A process that ends as `how` says, and is a client of the emulator until then. */
export function runUntil(emulator: FlashBlade, how: string, env: Record<string, string> = {}) {
  const { baseUrl, credentials, pin } = emulator;
  return runScript("exit-script.ts", { HOW: how, BASE_URL: baseUrl, API_TOKEN: credentials.apiToken, ...(pin && { PIN: pin }), ...env });
}

export async function expectNoneOpen(emulator: FlashBlade, logins = 1): Promise<void> {
  await until(() => emulator.sessions.length === 0);
  expect(emulator.counters).toMatchObject({ logins, byOperation: { logout: logins } });
}

/** However a process ends by itself or by a signal, it leaves no session open: over the built-in fetch, or over nodeFetch with a pin. */
export function describeEnds(tls: boolean): void {
  const alone: [string, { want: End }][] = [
    ["comes to its end", { want: 0 }],
    ["calls process.exit", { want: 3 }],
    ["throws in a callback", { want: 1 }],
    ["throws at the top", { want: 1 }],
  ];
  it.each(alone)("F14: a process that %s leaves no session open", async (how, { want }) => {
    const emulator = await startFlashBlade(tls);
    const script = runUntil(emulator, how);
    expect(await script.ended).toBe(want);
    if (want === 1) expect(script.output.stderr).toContain("Error: as planned\n");
    await expectNoneOpen(emulator);
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("F14: %s leaves no session open, and ends the process", async (signal) => {
    const emulator = await startFlashBlade(tls);
    const script = runUntil(emulator, "waits");
    await script.ready;
    expect(emulator.sessions).toHaveLength(1);
    script.kill(signal);
    expect(await script.ended).toBe(signal);
    await expectNoneOpen(emulator);
  });

  it("F14: a signal during the login leaves no session open", async () => {
    const emulator = await startFlashBlade(tls);
    emulator.fault({ match: { operation: "login" }, answerDelay: 300 });
    const arrived = emulator.waitFor({ operation: "login" });
    const script = runUntil(emulator, "logs in");
    await arrived;
    script.kill("SIGINT");
    expect(await script.ended).toBe("SIGINT");
    await expectNoneOpen(emulator);
  });

  it("F14: a login that is aborted leaves no session open", async () => {
    const emulator = await startFlashBlade(tls);
    emulator.fault({ match: { operation: "login" }, answerDelay: 500 });
    const script = runUntil(emulator, "aborts its login, and comes to its end");
    expect(await script.ended).toBe(0);
    expect(script.output.stdout).toBe("AbortError\n");
    await expectNoneOpen(emulator);
  });
}
