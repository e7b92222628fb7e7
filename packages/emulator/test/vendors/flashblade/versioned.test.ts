import { describe, expect, test } from "vitest";
import { exchange, request } from "../../support/raw-http.ts";
import { flashbladeSession } from "../../support/sessions.ts";
import { start } from "../../support/start.ts";

test("a versioned logout is answered 400 without a body, and the session stays open", async () => {
  const emulator = await start("flashblade");
  const { "x-auth-token": token } = await flashbladeSession(emulator);
  const lines = ["POST /api/2.15/logout HTTP/1.1", "Host: array", `x-auth-token: ${token}`];
  const answer = await exchange(emulator.port, request(lines));
  expect(answer).toMatchObject({ status: 400, body: "", headers: { "content-length": ["0"] } });
  expect(emulator.sessions).toHaveLength(1);
  expect(emulator.audit.at(-1)).toMatchObject({ event: "request refused", detail: expect.stringMatching(/^versionedLogout: /) as string });
});

describe("a versioned login, which one exporter sends", () => {
  const logIn = async (path: string, policies: { versionedLogin?: "accept" | "refuse" }) => {
    const emulator = await start("flashblade", policies);
    const headers = { "api-token": emulator.credentials.apiToken };
    return { emulator, answer: await fetch(emulator.baseUrl + path, { method: "POST", headers }) };
  };

  test("is refused by default, and the audit log says so", async () => {
    const { emulator, answer } = await logIn("/1.8/login", {});
    expect([answer.status, await answer.text(), answer.headers.has("x-auth-token")]).toEqual([400, "", false]);
    expect(emulator.counters).toMatchObject({ logins: 0, byOperation: { versionedLogin: 1 } });
    expect(emulator.audit.map(({ event }) => event)).toEqual(["request refused"]);
  });

  test("may be accepted: its session is good in every version, and ends with the logout that has none", async () => {
    const { emulator, answer } = await logIn("/1.8/login", { versionedLogin: "accept" });
    expect(answer.status).toBe(200);
    expect(emulator.audit.map(({ event, user }) => [event, user])).toEqual([["login", "pureuser"]]);
    const headers = { "x-auth-token": answer.headers.get("x-auth-token") ?? "" };
    for (const path of ["/1.8/arrays", "/2.28/arrays"]) expect((await fetch(emulator.baseUrl + path, { headers })).status).toBe(200);
    expect((await fetch(`${emulator.baseUrl}/logout`, { method: "POST", headers })).status).toBe(200);
    expect(emulator.sessions).toEqual([]);
  });

  test("a version that does not exist has no login", async () => {
    const { emulator, answer } = await logIn("/9.9/login", { versionedLogin: "accept" });
    expect([answer.status, emulator.counters.logins]).toEqual([404, 0]);
  });
});
