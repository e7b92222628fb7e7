import { describe, expect, test } from "vitest";
import { startEmulator, vendorNames } from "../../src/index.ts";

describe("what is wrong with an option is said", () => {
  const rows: [string, { given: Record<string, unknown>; want: string }][] = [
    ["unknown", { given: { idelTimeout: 1 }, want: 'unknown option or policy "idelTimeout". Known policies: idleTimeout' }],
    ["not a number", { given: { idleTimeout: "1h" }, want: 'policy idleTimeout: expected a whole number from 0, got "1h"' }],
    ["negative", { given: { maxSessions: -1 }, want: "policy maxSessions: expected a whole number from 0, got -1" }],
    [
      "not in the list",
      { given: { softExpiry: "html" }, want: "policy softExpiry: expected one of html200, redirect302, json200, or nothing" },
    ],
    [
      "a wrong object",
      {
        given: { lockout: { attempts: 0, duration: 1 } },
        want: "policy lockout: expected { attempts: a whole number from 1, duration: milliseconds }",
      },
    ],
    ["a wrong match", { given: { forbid: [{ paht: "/" }] }, want: "policy forbid: expected a list of { method?, path?, operation? }" }],
    [
      "a range upside down",
      { given: { latency: [2, 1] }, want: "policy latency: expected milliseconds up to 2147483647, [from, to] or a function, got [2,1]" },
    ],
    ["no history", { given: { history: 0 }, want: "history: expected a whole number from 1, got 0" }],
    [
      "a credential of the other vendor",
      {
        given: { credentials: { userApiToken: "x" } },
        want: 'credentials: unknown member "userApiToken". Known: apiToken, username, password',
      },
    ],
    ["a fault", { given: { faults: [{ nht: 1 }] }, want: "fault.nht: expected one of match, nth" }],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    await expect(startEmulator("flashblade", given)).rejects.toThrow(want);
  });

  test("an unknown vendor", async () => {
    await expect(startEmulator("other" as "flashblade")).rejects.toThrow(`unknown vendor "other". Known: ${vendorNames.join(", ")}`);
  });
});
