import { describe, expect, test } from "vitest";
import type { Policies } from "../../src/index.ts";
import { cloudendureSession } from "../support/sessions.ts";
import { start } from "../support/start.ts";

const minute = 60_000;

/** Logs in to FlashBlade with a wrong token. */
function fail(baseUrl: string): Promise<Response> {
  return fetch(`${baseUrl}/login`, { method: "POST", headers: { "api-token": "T-wrong" } });
}

describe("lockout", () => {
  test("after n failures in a row, for a time", async () => {
    const emulator = await start("flashblade", { lockout: { attempts: 3, duration: minute } });
    const right = (): Promise<Response> =>
      fetch(`${emulator.baseUrl}/login`, { method: "POST", headers: { "api-token": emulator.credentials.apiToken } });
    await fail(emulator.baseUrl);
    await fail(emulator.baseUrl);
    expect((await right()).status).toBe(200); // a good login starts the count again
    for (let attempt = 0; attempt < 3; attempt += 1) expect((await fail(emulator.baseUrl)).status).toBe(400);
    expect((await right()).status).toBe(403);
    emulator.clock.advance(minute);
    expect((await right()).status).toBe(200);
    expect(emulator.audit.map(({ event }) => event)).toContain("account locked");
  });

  test("of the account that was named; CloudEndure answers 429", async () => {
    const emulator = await start("cloudendure", {
      lockout: { attempts: 1, duration: minute },
      credentials: [{}, { username: "b@example.com" }],
    });
    const login = (index: number, password?: string): Promise<Response> => {
      const account = emulator.accounts[index]?.credentials;
      const body = JSON.stringify({ username: account?.username, password: password ?? account?.password });
      return fetch(`${emulator.baseUrl}/login`, { method: "POST", body });
    };
    expect((await login(1, "wrong")).status).toBe(401);
    expect((await login(1)).status).toBe(429);
    expect((await login(0)).status).toBe(200);
  });
});

describe("what a login is answered with", () => {
  const rows: [string, { given: Partial<Policies>; want: { status: number; retryAfter: string | null } }][] = [
    ["no license", { given: { licenseMissing: true }, want: { status: 402, retryAfter: null } }],
    ["throttled", { given: { throttle: {} }, want: { status: 429, retryAfter: null } }],
    ["throttled, in seconds", { given: { throttle: { retryAfter: "30" } }, want: { status: 429, retryAfter: "30" } }],
    ["throttled, absurdly", { given: { throttle: { retryAfter: "-1e99" } }, want: { status: 429, retryAfter: "-1e99" } }],
    ["data throttled, logins not", { given: { throttle: { operations: ["getMe"] } }, want: { status: 200, retryAfter: null } }],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    const emulator = await start("cloudendure", given);
    const answer = await fetch(`${emulator.baseUrl}/login`, {
      method: "POST",
      body: JSON.stringify({ userApiToken: emulator.credentials.userApiToken }),
    });
    expect({ status: answer.status, retryAfter: answer.headers.get("retry-after") }).toEqual(want);
    expect(emulator.counters).toMatchObject({ logins: want.status === 200 ? 1 : 0, failedLogins: 0 });
  });
});

test("replaced credentials: the old ones are refused, the session stays", async () => {
  const emulator = await start("cloudendure");
  const headers = await cloudendureSession(emulator);
  const old = emulator.credentials;
  const fresh = emulator.replaceCredentials({ password: "new-password" });
  expect(emulator.credentials).toBe(fresh);
  expect(fresh).toMatchObject({ username: old.username, password: "new-password" });
  const login = async (body: object): Promise<number> =>
    (await fetch(`${emulator.baseUrl}/login`, { method: "POST", body: JSON.stringify(body) })).status;
  expect(await login({ userApiToken: old.userApiToken })).toBe(401);
  expect(await login({ username: fresh.username, password: "new-password" })).toBe(200);
  expect((await fetch(`${emulator.baseUrl}/me`, { headers })).status).toBe(200);
});
