import { describe, expect, test } from "vitest";
import { createLatch } from "../../src/conformance/scene/latch.ts";
import { createEmulator, startEmulator, type Fault, type FaultAction } from "../../src/index.ts";
import { path, plainGet, withFault } from "../support/plain-get.ts";
import { flashbladeSession } from "../support/sessions.ts";
import { start } from "../support/start.ts";

const hit: FaultAction = { type: "respond", status: 599 };

async function draw(seed: number): Promise<number[]> {
  const emulator = createEmulator("flashblade", { seed, faults: [{ probability: 0.5, action: hit }] });
  const statuses: number[] = [];
  while (statuses.length < 40) statuses.push((await emulator.fetch(`http://localhost${path}`)).status);
  return statuses;
}

describe("when a fault happens", () => {
  const rows: [string, { given: Omit<Fault, "action">; want: number[] }][] = [
    ["always", { given: {}, want: [599, 599, 599, 599] }],
    ["the second time", { given: { nth: 2 }, want: [200, 599, 200, 200] }],
    ["several times", { given: { nth: [1, 4] }, want: [599, 200, 200, 599] }],
    ["twice", { given: { times: 2 }, want: [599, 599, 200, 200] }],
    ["never", { given: { probability: 0 }, want: [200, 200, 200, 200] }],
    ["on this path", { given: { match: { path: "/api/api_*" } }, want: [599, 599, 599, 599] }],
    ["on another path", { given: { match: { path: "/api/api" } }, want: [200, 200, 200, 200] }],
    ["on this operation", { given: { match: { operation: "listVersions", method: "get" } }, want: [599, 599, 599, 599] }],
    ["on another method", { given: { match: { operation: "listVersions", method: "POST" } }, want: [200, 200, 200, 200] }],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    const { emulator, ask } = await withFault({ ...given, action: hit });
    const got: (number | undefined)[] = [];
    while (got.length < want.length) got.push((await ask()).status);
    expect(got).toEqual(want);
    expect(emulator.counters.faults).toBe(want.filter((status) => status === 599).length);
  });

  test("by chance: the same seed gives the same faults, another gives others", async () => {
    const first = await draw(7);
    expect(await draw(7)).toEqual(first);
    expect(await draw(8)).not.toEqual(first);
    expect(first.filter((status) => status === 599).length).toBeGreaterThan(8);
  });

  test("the first fault whose turn it is; a handle counts and switches off", async () => {
    const emulator = await start("flashblade");
    const first = emulator.fault({ nth: 2, action: { type: "respond", status: 501 } });
    const second = emulator.fault({ times: 1, action: { type: "respond", status: 502 } });
    const third = emulator.fault({ action: { type: "respond", status: 503 } });
    const got: (number | undefined)[] = [];
    for (let turn = 0; turn < 3; turn += 1) got.push((await plainGet(emulator.origin)).status);
    expect(got).toEqual([502, 501, 503]);
    expect([first, second, third].map(({ matched, fired }) => [matched, fired])).toEqual([
      [3, 1],
      [2, 1],
      [1, 1],
    ]);
    third.remove();
    expect((await plainGet(emulator.origin)).status).toBe(200);
    emulator.clearFaults();
    expect(emulator.faults).toEqual([]);
    expect(first.fired).toBe(1);
  });
});

describe("delays", () => {
  test("before the request takes effect, and after", async () => {
    const emulator = await start("flashblade");
    const [before, after] = [createLatch(), createLatch()];
    emulator.fault({ match: { operation: "login" }, delay: () => before.released, answerDelay: () => after.released });
    const arrived = emulator.waitFor({ operation: "login" });
    let isAnswered = false;
    const session = flashbladeSession(emulator).finally(() => (isAnswered = true));
    await arrived;
    expect(emulator.sessions).toEqual([]);
    before.release();
    await expect.poll(() => emulator.sessions.length).toBe(1);
    expect(isAnswered).toBe(false);
    after.release();
    expect(await session).toEqual({ "x-auth-token": expect.stringMatching(/-/) as string });
  });

  test("a delay that fails is answered with 500", async () => {
    const { ask } = await withFault({ delay: () => Promise.reject(new Error("gate broken")) });
    expect((await ask()).status).toBe(500);
  });

  test("close does not wait for them", async () => {
    const emulator = await startEmulator("flashblade", { faults: [{ delay: 60_000 }] });
    const call = plainGet(emulator.origin);
    await emulator.waitFor({});
    await emulator.close();
    expect((await call).error).toBe("ECONNRESET");
  });
});

describe("what is wrong with a fault is said", () => {
  const rows: [string, { given: unknown; want: string }][] = [
    ["nth", { given: { nth: 0 }, want: "fault.nth: expected a whole number from 1, or a list of them, got 0" }],
    ["times", { given: { times: -1 }, want: "fault.times: expected a whole number from 1, got -1" }],
    ["probability", { given: { probability: 2 }, want: "fault.probability: expected a number from 0 to 1, got 2" }],
    ["delay", { given: { delay: -5 }, want: "fault.delay: expected milliseconds up to 2147483647, got -5" }],
    [
      "a delay longer than a timer waits",
      { given: { delay: 2 ** 31 }, want: "fault.delay: expected milliseconds up to 2147483647, got 2147483648" },
    ],
    ["answerDelay of null", { given: { answerDelay: null }, want: "fault.answerDelay: expected milliseconds" }],
    ["match of null", { given: { match: null }, want: "fault.match: expected an object { method?, path?, operation? }, got null" }],
    ["action of null", { given: { action: null }, want: "fault.action: expected an object with a type, got null" }],
    ["probability as text", { given: { probability: "0.5" }, want: "fault.probability: expected a number from 0 to 1, got 0.5" }],
    ["nth of nothing", { given: { nth: [] }, want: "fault.nth: expected a whole number from 1, or a list of them, got []" }],
    ["every", { given: { action: { type: "drip", every: -1 } }, want: "fault.action.every: expected milliseconds" }],
    ["handled", { given: { action: { type: "respond", handled: "yes" } }, want: "fault.action.handled: expected true or false, got yes" }],
    [
      "removeHeaders",
      { given: { action: { type: "modify", removeHeaders: "x" } }, want: "fault.action.removeHeaders: expected a list of names, got x" },
    ],
    [
      "duplicateHeaders",
      { given: { action: { type: "modify", duplicateHeaders: 5 } }, want: "fault.action.duplicateHeaders: expected a list of names" },
    ],
    [
      "removeCookies",
      { given: { action: { type: "modify", removeCookies: [null] } }, want: "fault.action.removeCookies: expected a list of names" },
    ],
    [
      "setCookies",
      {
        given: { action: { type: "modify", setCookies: { session: 5 } } },
        want: "fault.action.setCookies: expected an object of names and values",
      },
    ],
    ["match", { given: { match: { url: "/" } }, want: 'match: unknown member "url"' }],
    ["type", { given: { action: { type: "explode" } }, want: "fault.action.type: expected one of respond, modify" }],
    [
      "a member of another type",
      { given: { action: { type: "hang", status: 1 } }, want: "fault.action.status: expected only type beside type hang" },
    ],
    ["when", { given: { action: { type: "reset", when: "soon" } }, want: "fault.action.when: expected before or after, got soon" }],
    ["status", { given: { action: { type: "respond", status: 99 } }, want: "fault.action.status: expected a status from 200 to 999" }],
    [
      "headers",
      { given: { action: { type: "respond", headers: { a: "b" } } }, want: 'fault.action.headers: expected a list of ["name", "value"]' },
    ],
    ["body", { given: { action: { type: "respond", body: { a: 1 } } }, want: "fault.action.body: expected text or bytes" }],
    ["bytes", { given: { action: { type: "huge", bytes: 0 } }, want: "fault.action.bytes: expected a whole number from 1, got 0" }],
    ["raw", { given: { action: { type: "raw" } }, want: "fault.action.bytes: expected text or bytes" }],
  ];
  test.each(rows)("%s", (_, { given, want }) => {
    const emulator = createEmulator("flashblade");
    expect(() => emulator.fault(given as Fault)).toThrow(want);
    expect(emulator.faults).toEqual([]);
  });
});
