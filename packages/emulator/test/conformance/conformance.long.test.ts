import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import {
  conformanceChecks,
  describeConformance,
  runConformance,
  type CheckResult,
  type ConformanceOptions,
  type SessionAdapter,
} from "../../src/conformance/index.ts";
import { smallClient, type Broken } from "../support/conformance-client.ts";

const failed = (results: readonly CheckResult[]) => [...new Set(results.filter(({ passed }) => !passed).map(({ row }) => row))];

describe("a client that is broken in one way", () => {
  const cases: [string, { given: Broken; want: string[] }][] = [
    ["logs in for every call", { given: { logsInForEveryCall: true }, want: ["F1", "F3", "F35"] }],
    ["renews without comparing", { given: { renewsWithoutComparing: true }, want: ["F3"] }],
    ["renews until it is let in", { given: { renewsUntilLetIn: true }, want: ["F4"] }],
    ["shares no login", { given: { sharesNoLogin: true }, want: ["F35"] }],
    ["tries refused credentials again", { given: { triesRefusedCredentialsAgain: true }, want: ["F5", "F7"] }],
    ["takes any token", { given: { takesAnyToken: true }, want: ["F19"] }],
    ["follows redirects", { given: { followsRedirects: true }, want: ["F9", "F10", "F11"] }],
    ["sends lost calls again", { given: { resendsLostCalls: true }, want: ["F35"] }],
    ["ignores signals", { given: { ignoresSignals: true }, want: ["F33"] }],
    ["never logs out", { given: { neverLogsOut: true }, want: ["F14", "F15"] }],
    ["logs out at a versioned path", { given: { logsOutAtVersion: true }, want: ["F14", "F15"] }],
    ["throws when there is nothing to close", { given: { throwsOnClose: true }, want: ["F16"] }],
  ];
  const rows = [...new Set(cases.flatMap(([, { want }]) => want))];

  it("passes all of these rows when it is not broken", async () => {
    const results = await runConformance(smallClient(), { rows, concurrency: 4 });
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results.length).toBeGreaterThan(rows.length);
  });

  it.concurrent.each(cases)("%s: its rows fail", async (_, { given, want }) => {
    const results = await runConformance(smallClient(given), { rows: want, timeout: 5_000, concurrency: 4 });
    expect(failed(results)).toEqual(want);
    for (const { passed, saw } of results) if (!passed) expect(saw).toMatch(/\d|sent|leave|threw/);
  });
});

describe("a client that misbehaves as a program", () => {
  const never = () => new Promise<never>(() => {});
  const throws = () => {
    throw new Error("not today");
  };
  const fine: SessionAdapter<object> = { open: () => ({}), call: async () => ({ status: 200 }), close: async () => {} };
  const cases: [string, { given: Partial<SessionAdapter<object>>; want: RegExp }][] = [
    ["never opens", { given: { open: never }, want: /not settled/ }],
    ["never answers a call", { given: { call: never }, want: /not settled/ }],
    ["never closes", { given: { close: never }, want: /close did not settle|0 logouts/ }],
    ["throws when it is opened", { given: { open: throws }, want: /threw/ }],
    ["throws when it is called", { given: { call: throws }, want: /threw/ }],
    ["throws when it is closed", { given: { close: throws }, want: /close threw/ }],
    ["says that all is well, and sends nothing", { given: {}, want: /0 logins|0 logouts/ }],
  ];

  it.concurrent.each(cases)("%s: every check ends in time, with a result", async (_, { given, want }) => {
    const rows = ["F1", "F4", "F14", "F16"];
    // A part of the limit is the client's, the rest the check's own: on a busy machine that needs more than a second, too.
    const results = await runConformance({ ...fine, ...given }, { vendor: "flashblade", rows, timeout: 5_000, concurrency: 20 });
    expect(results.some(({ passed }) => !passed)).toBe(true);
    expect(results.map(({ saw }) => saw).join("\n")).toMatch(want);
  });

  it("a call in a loop that never ends is left alone when the check's time is over", async () => {
    let calls = 0;
    const slow = { ...fine, call: () => ((calls += 1), never()) };
    const [result] = await runConformance(slow, { vendor: "flashblade", rows: ["F6"], timeout: 300 });
    expect(result).toMatchObject({ row: "F6", passed: false });
    const made = calls;
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(calls).toBe(made);
  });
});

describe("which checks are run", () => {
  const silent: SessionAdapter<object> = {
    open: () => ({}),
    call: async () => ({ status: 500 }),
    close: async () => {},
    vendors: ["cloudendure", "flashblade"],
  };

  it("each has a row, a title of its own, and a vendor", () => {
    const names = conformanceChecks.map(({ id, title }) => `${id}: ${title}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { id, vendors } of conformanceChecks) {
      expect(id).toMatch(/^F\d+$/);
      expect(vendors.length).toBeGreaterThan(0);
    }
  });

  it("rows and vendor choose; results come in the order of the list, and are told as they come", async () => {
    const told: CheckResult[] = [];
    const results = await runConformance(silent, { rows: ["F15", "F4"], concurrency: 3, onResult: (result) => told.push(result) });
    expect(results.map(({ row, vendor }) => `${row} ${vendor}`)).toEqual([
      "F4 cloudendure",
      "F4 flashblade",
      "F4 cloudendure",
      "F4 flashblade",
      "F15 flashblade",
    ]);
    expect(told.toSorted((a, b) => (a.row < b.row ? 1 : -1)).map(({ row }) => row)).toEqual(results.map(({ row }) => row));
    expect(await runConformance(silent, { rows: ["F8"], vendor: "flashblade" })).toEqual([]);
  });

  it("a client that takes no signal is spared the checks that need one", async () => {
    expect(await runConformance({ ...silent, takesSignal: false }, { rows: ["F33"] })).toEqual([]);
  });

  const refused: [ConformanceOptions, RegExp][] = [
    [{ rows: ["F2", "F99"] }, /rows: F99 does not exist\. Known: F1, /],
    [{ vendor: "cloudendure" }, /vendor: "cloudendure" is not one that the adapter can talk to\. Known: flashblade/],
  ];
  it.each(refused)("%j is refused", async (options, message) => {
    await expect(runConformance({ ...silent, vendors: ["flashblade"] }, options)).rejects.toThrow(message);
  });
});

describe("describeConformance", () => {
  it("registers a test for each check, whose failure tells what was expected and what the server saw", async () => {
    const tests: [name: string, run: () => Promise<void>][] = [];
    describeConformance(smallClient({ logsOutAtVersion: true }), {
      name: "mine",
      rows: ["F15", "F1"],
      test: (name, { timeout }, run) => {
        expect(timeout).toBeGreaterThan(30_000);
        tests.push([name, run]);
      },
    });
    expect(tests.map(([name]) => name)).toEqual([
      "mine F1: a session ends in mid-use, and calls get 401 (flashblade)",
      "mine F1: a session ends in mid-use, and calls get 403 (flashblade)",
      "mine F15: close after calls to versioned paths (flashblade)",
    ]);
    await expect(tests[0]?.[1]()).resolves.toBeUndefined();
    await expect(tests[2]?.[1]()).rejects.toMatchObject({
      name: "AssertionError",
      message: expect.stringMatching(/^expected no session open: .*; saw 1 session left open, 1 versioned logout$/) as string,
    });
  });

  it("works with node:test", async () => {
    const script = fileURLToPath(new URL("../support/conformance-node-test.ts", import.meta.url));
    const run = promisify(execFile)(process.execPath, ["--test", "--test-reporter=tap", script]);
    const { stdout } = await run.catch((failure: { stdout: string }) => failure); // one test fails, as it must
    expect(stdout).toMatch(/^ *ok \d+ - F1: a session ends in mid-use, and calls get 403 \(flashblade\)/m);
    expect(stdout).toMatch(/^ *not ok \d+ - F15: close after calls to versioned paths \(flashblade\)/m);
    expect(stdout).toContain("saw 1 session left open, 1 versioned logout");
  });
});
