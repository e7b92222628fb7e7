import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SessionError } from "../../src/index.ts";
import { flashblade } from "../../src/vendors/flashblade/index.ts";
import { retryAfter } from "../../src/login/retry-after.ts";
import { arrays, cloudendureWith, flashbladeWith, outcomes, projects, rejection, together } from "../support/with-emulator.ts";

const wrong = { apiToken: "T-00000000-0000-4000-8000-00000000bad1" };

describe("F5: wrong credentials under load", () => {
  it("F5: 100 callers make 1 attempt, and get the same typed error", async () => {
    const { emulator, client } = await flashbladeWith({}, { credentials: wrong });
    const results = await together(100, () => client.fetch(arrays));
    expect(outcomes(results)).toEqual({ credentials_refused: 100 });
    expect(new Set(results.map((result) => result.status === "rejected" && (result.reason as Error).message)).size).toBe(1);
    for (let call = 0; call < 20; call += 1) await expect(client.fetch(arrays)).rejects.toThrow(SessionError);
    expect(emulator.counters).toMatchObject({ failedLogins: 1, byOperation: { login: 1 } });
  });

  it("F5: tried again when login() is called, and when the credentials change", async () => {
    let credentials = wrong;
    const { emulator, client } = await flashbladeWith({}, { credentials: () => credentials });
    await expect(client.fetch(arrays)).rejects.toMatchObject({ code: "credentials_refused" });
    await expect(client.login()).rejects.toMatchObject({ code: "credentials_refused" });
    expect(emulator.counters.failedLogins).toBe(2);
    credentials = emulator.credentials;
    expect((await client.fetch(arrays)).status).toBe(200);
    expect(emulator.counters).toMatchObject({ failedLogins: 2, logins: 1 });
  });

  it.each([400, 401, 403])("F5: a login answered with %i, as the spec declares, counts as refused", async (badTokenStatus) => {
    const { client } = await flashbladeWith({ badTokenStatus }, { credentials: wrong });
    const error = await rejection(client.fetch(arrays));
    expect(error).toMatchObject({ code: "credentials_refused", vendor: "flashblade", operation: "login", status: badTokenStatus });
  });

  it("F5: a 408 is no verdict: the login is tried again", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { operation: "login" }, times: 1, action: { type: "respond", status: 408 } });
    await expect(client.fetch(arrays)).rejects.toMatchObject({ code: "login_unreachable", status: 408 });
    expect((await client.fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(1);
  });

  it("F5: CloudEndure's 402 is a missing license", async () => {
    const { emulator, client } = await cloudendureWith({ licenseMissing: true });
    for (let call = 0; call < 5; call += 1)
      await expect(client.fetch(projects)).rejects.toMatchObject({ code: "license_missing", status: 402 });
    expect(emulator.counters.byOperation["login"]).toBe(1);
  });

  it("F5: a full server is a session limit, and asked again later", async () => {
    const { emulator, client, open } = await flashbladeWith({ maxSessions: 1 });
    await client.login();
    const second = open();
    for (let call = 0; call < 5; call += 1) await expect(second.fetch(arrays)).rejects.toMatchObject({ code: "session_limit" });
    expect(emulator.counters.byOperation["login"]).toBe(2);
  });
});

describe("F6: 429", () => {
  const cases: [string, { given: string | (() => string) | undefined; want: number }][] = [
    ["seconds", { given: "120", want: 120_000 }],
    ["a date", { given: () => new Date(Date.now() + 90_000).toUTCString(), want: 90_000 }],
    ["absurd seconds, capped at an hour", { given: "99999999999", want: 3_600_000 }],
    ["an absurd date, capped at an hour", { given: "Fri, 31 Dec 9999 23:59:59 GMT", want: 3_600_000 }],
    ["a negative number, taken as absent", { given: "-5", want: 60_000 }],
    ["nonsense, taken as absent", { given: "soon", want: 60_000 }],
    ["absent", { given: undefined, want: 60_000 }],
    ["zero, a second at least", { given: "0", want: 1_000 }],
    ["a date in the past, a second at least", { given: "Thu, 01 Jan 1970 00:00:00 GMT", want: 1_000 }],
  ];
  it.each(cases)("F6: Retry-After as %s: no attempt before its time, and the error says when", async (_, { given, want }) => {
    const before = Date.now();
    const header = typeof given === "function" ? given() : given;
    const { emulator, client, events } = await cloudendureWith({ throttle: header === undefined ? {} : { retryAfter: header } });
    const error = (await rejection(client.fetch(projects))) as SessionError;
    const after = Date.now();
    expect(error).toMatchObject({ code: "throttled", status: 429 });
    expect(error.retryAt?.getTime()).toBeGreaterThanOrEqual(before + want - 1_000); // a date has whole seconds
    expect(error.retryAt?.getTime()).toBeLessThanOrEqual(after + want);
    expect(error.message).toContain(error.retryAt?.toISOString());
    expect(outcomes(await together(20, () => client.fetch(projects)))).toEqual({ throttled: 20 });
    expect(emulator.counters.byOperation["login"]).toBe(1);
    expect(events).toMatchObject([{ type: "throttled", code: "throttled", retryAt: error.retryAt }]);
  });

  it("F6: when the time has passed, the next call logs in", async () => {
    const { emulator, client } = await cloudendureWith({ throttle: { retryAfter: "1" } });
    await expect(client.fetch(projects)).rejects.toMatchObject({ code: "throttled" });
    emulator.set({ throttle: undefined });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await client.fetch(projects)).status).toBe(200);
  });

  it("F6: a date is compared with the server's own clock", () => {
    const headers = new Headers({ date: "Mon, 01 Jan 2001 00:00:00 GMT", "retry-after": "Mon, 01 Jan 2001 00:00:30 GMT" });
    expect(retryAfter(headers)).toBe(30_000);
  });
});

describe("F7: the array locks the account", () => {
  it("F7: no interleaving of callers reaches a third failed login with one bad credential", async () => {
    const step = fc.constantFrom("call", "call with abort", "ten calls", "wait", "lost answer");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { startEmulator } = await import("@vendor-auth/emulator");
        const emulator = await startEmulator("flashblade", { lockout: { attempts: 3, duration: 60_000 } });
        const client = flashblade({ baseUrl: emulator.baseUrl, credentials: () => ({ ...wrong }) });
        const running: Promise<unknown>[] = [];
        const call = (init?: RequestInit) => running.push(client.fetch(arrays, init).catch(() => {}));
        for (const action of steps) {
          if (action === "wait") await new Promise((resolve) => setTimeout(resolve, 3));
          else if (action === "lost answer")
            emulator.fault({ match: { operation: "login" }, times: 1, action: { type: "reset", when: "after" } });
          else if (action === "call with abort") call({ signal: AbortSignal.timeout(2) });
          else for (let count = action === "ten calls" ? 10 : 1; count > 0; count -= 1) call();
        }
        await Promise.all(running);
        await client[Symbol.asyncDispose]();
        const { failedLogins } = emulator.counters;
        await emulator.close();
        expect(failedLogins).toBeLessThan(3);
      }),
      { numRuns: 60 },
    );
  });

  it("F7: a locked account is told, and not asked again", async () => {
    const { emulator, client, open } = await flashbladeWith({ lockout: { attempts: 1, duration: 60_000 } });
    await open({ credentials: wrong })
      .fetch(arrays)
      .catch(() => {});
    for (let call = 0; call < 5; call += 1) await expect(client.fetch(arrays)).rejects.toMatchObject({ code: "account_locked" });
    expect(emulator.counters.byOperation["login"]).toBe(2);
  });
});
