import { describe, expect, test } from "vitest";
import { start } from "../../support/start.ts";

describe("login by user name and password", () => {
  const rows: [string, { given: { body?: string; headers?: Record<string, string> }; want: number }][] = [
    ["right", { given: { body: '{"username":"me","password":"synthetic"}' }, want: 200 }],
    ["a wrong password", { given: { body: '{"username":"me","password":"wrong"}' }, want: 400 }],
    ["another user", { given: { body: '{"username":"pureuser","password":"synthetic"}' }, want: 400 }],
    ["a user alone", { given: { body: '{"username":"me"}' }, want: 400 }],
    ["no JSON", { given: { body: "username=me" }, want: 400 }],
    [
      "a wrong token in the header counts before the body",
      { given: { body: '{"username":"me","password":"synthetic"}', headers: { "api-token": "T-wrong" } }, want: 400 },
    ],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    const emulator = await start("flashblade", { credentials: { username: "me", password: "synthetic" } });
    const answer = await fetch(`${emulator.baseUrl}/login`, { method: "POST", ...given });
    expect([answer.status, answer.headers.has("x-auth-token")]).toEqual([want, want === 200]);
    if (want === 200) expect(await answer.json()).toEqual({ username: "me" });
    expect(emulator.sessions).toHaveLength(want === 200 ? 1 : 0);
  });

  test("an account has none unless it is given one", async () => {
    const emulator = await start("flashblade");
    expect(Object.keys(emulator.credentials)).toEqual(["apiToken"]);
    const body = '{"username":"pureuser"}';
    expect((await fetch(`${emulator.baseUrl}/login`, { method: "POST", body })).status).toBe(400);
  });

  test("failures lock the account that was named", async () => {
    const emulator = await start("flashblade", {
      lockout: { attempts: 2, duration: 60_000 },
      credentials: [{ apiToken: "T-first" }, { username: "me", password: "synthetic" }],
    });
    const logIn = async (init: RequestInit): Promise<number> =>
      (await fetch(`${emulator.baseUrl}/login`, { method: "POST", ...init })).status;
    for (let turn = 0; turn < 2; turn += 1) expect(await logIn({ body: '{"username":"me","password":"wrong"}' })).toBe(400);
    expect(await logIn({ body: '{"username":"me","password":"synthetic"}' })).toBe(403);
    expect(await logIn({ headers: { "api-token": "T-first" } })).toBe(200);
  });
});
