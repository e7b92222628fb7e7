import { describe, expect, it } from "vitest";
import { describeEnds, expectNoneOpen, runUntil, startFlashBlade } from "../../support/closing-on-exit.ts";
import { type End, runScript } from "../../support/run-script.ts";
import { until } from "../../support/with-emulator.ts";

describe("over the built-in fetch", () => {
  describeEnds(false);
});

describe("over nodeFetch with a pin", () => {
  describeEnds(true);
});

it.skipIf(Number.parseInt(process.versions.node, 10) < 24)("F14: a throw inside await using leaves no session open", async () => {
  const emulator = await startFlashBlade();
  const script = runScript("throw-in-scope.ts", { BASE_URL: emulator.baseUrl, API_TOKEN: emulator.credentials.apiToken });
  expect(await script.ended).toBe(1);
  expect(script.output.stderr).toContain("Error: as planned\n");
  await expectNoneOpen(emulator);
});

it("F14: two clients, each with its own closeOnExit, are both closed before the process ends", async () => {
  const emulator = await startFlashBlade();
  const script = runUntil(emulator, "waits with two clients");
  await script.ready;
  expect(emulator.sessions).toHaveLength(2);
  script.kill("SIGINT");
  expect(await script.ended).toBe("SIGINT");
  await expectNoneOpen(emulator, 2);
});

it.each([["waits, and listens itself, once"], ["calls process.exit on SIGTERM"]])(
  "F14: a process that %s is left to end itself",
  async (how) => {
    const emulator = await startFlashBlade();
    const script = runUntil(emulator, how);
    await script.ready;
    script.kill("SIGTERM");
    expect(await script.ended).toBe(7);
    await until(() => emulator.sessions.length === 0);
  },
);

describe("a server that does not answer the logout", () => {
  const cases: [string, { how: string; signals: NodeJS.Signals[]; timeout: string; want: End }][] = [
    ["a signal ends the process when time is up", { how: "waits", signals: ["SIGTERM"], timeout: "200", want: "SIGTERM" }],
    ["the end of the program, too", { how: "comes to its end", signals: [], timeout: "200", want: 0 }],
    ["process.exit(), too", { how: "calls process.exit", signals: [], timeout: "5000", want: 3 }],
    ["a second Ctrl-C ends the process at once", { how: "waits", signals: ["SIGINT", "SIGINT"], timeout: "600000", want: "SIGINT" }],
  ];
  it.each(cases)("F14: %s", async (_, { how, signals, timeout, want }) => {
    const emulator = await startFlashBlade();
    emulator.fault({ match: { operation: "logout" }, action: { type: "hang" } });
    const script = runUntil(emulator, how, { TIMEOUT: timeout });
    const loggedOut = emulator.waitFor({ operation: "logout" });
    for (const signal of signals) {
      await script.ready;
      script.kill(signal);
      await loggedOut;
    }
    await loggedOut;
    expect(await script.ended).toBe(want);
  });
});
