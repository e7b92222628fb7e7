import { describe, expect, test } from "vitest";
import type { Policies } from "../../src/index.ts";
import { cloudendureSession, flashbladeSession, sessionHeaders } from "../support/sessions.ts";
import { send } from "../support/plain-client.ts";
import { start } from "../support/start.ts";

describe("replacement cookies", () => {
  test("the old one stays good", async () => {
    const emulator = await start("cloudendure", { replaceCookies: 2 });
    const headers = await cloudendureSession(emulator);
    const call = (): Promise<Response> => fetch(`${emulator.baseUrl}/me`, { headers });
    expect((await call()).headers.getSetCookie()).toEqual([]);
    const cookies = (await call()).headers.getSetCookie();
    expect(cookies).toHaveLength(1);
    expect(sessionHeaders(cookies)["cookie"]).not.toBe(headers["cookie"]);
    for (let turn = 0; turn < 3; turn += 1) expect((await call()).status).toBe(200);
    expect(emulator.sessions).toHaveLength(1);
  });

  test("or ends, and the new one works, also FlashBlade's token", async () => {
    const emulator = await start("flashblade", { replaceCookies: 1, replacedCookies: "end" });
    const headers = await flashbladeSession(emulator);
    const url = `${emulator.baseUrl}/2.0/arrays`;
    const token = (await fetch(url, { headers })).headers.get("x-auth-token") ?? "";
    expect((await fetch(url, { headers })).status).toBe(403);
    const next = await fetch(url, { headers: { "x-auth-token": token } });
    expect(next.status).toBe(200);
    await fetch(`${emulator.baseUrl}/logout`, { method: "POST", headers: { "x-auth-token": next.headers.get("x-auth-token") ?? "" } });
    expect(emulator.sessions).toEqual([]);
  });
});

describe("a dead session", () => {
  const rows: [string, { given: Partial<Policies>; want: { status: number; type: string | null; location?: string } }][] = [
    ["as a page", { given: { softExpiry: "html200" }, want: { status: 200, type: "text/html; charset=utf-8" } }],
    ["as a redirect to a page", { given: { softExpiry: "redirect302" }, want: { status: 302, type: null, location: "/login" } }],
    ["as an error with status 200", { given: { softExpiry: "json200" }, want: { status: 200, type: "application/json" } }],
    ["with another status", { given: { deadSessionStatus: 401 }, want: { status: 401, type: "application/json" } }],
  ];
  test.each(rows)("%s", async (_, { given, want }) => {
    const emulator = await start("flashblade", given);
    const answer = await fetch(`${emulator.baseUrl}/2.0/arrays`, { redirect: "manual" });
    const location = answer.headers.get("location");
    expect({ status: answer.status, type: answer.headers.get("content-type"), ...(location !== null && { location }) }).toEqual(want);
    expect((await fetch(`${emulator.origin}/login`)).headers.get("content-type")).toContain("text/html");
    expect(emulator.counters.refused).toBe(1);
  });

  test("its logout may be accepted", async () => {
    const emulator = await start("cloudendure");
    const logout = async (): Promise<number> => (await fetch(`${emulator.baseUrl}/logout`, { method: "POST" })).status;
    expect(await logout()).toBe(401);
    emulator.set({ deadLogout: "accept" });
    expect(await logout()).toBe(204);
    expect(emulator.counters.logouts).toBe(0);
  });
});

test("forbidden operations are refused with the session alive", async () => {
  const emulator = await start("flashblade", { forbid: [{ method: "post", path: "/api/2.*" }, { operation: "listArrays" }] });
  const headers = await flashbladeSession(emulator);
  const call = async (method: string, path: string): Promise<number> => (await fetch(emulator.baseUrl + path, { method, headers })).status;
  expect(await call("POST", "/2.0/file-systems?names=x")).toBe(403);
  expect(await call("GET", "/1.0/arrays")).toBe(403);
  expect(await call("GET", "/2.0/file-systems")).toBe(200);
  expect(await call("POST", "/1.12/file-systems?names=x")).toBe(200);
  expect(emulator.counters).toMatchObject({ forbidden: 2, refused: 0 });
});

test("latency: a number, a range, a function; the request is handled before the wait", async () => {
  const emulator = await start("flashblade", { latency: 600_000 });
  const ask = (maxMs?: number) => send("GET", `${emulator.baseUrl}/api_version`, maxMs === undefined ? {} : { maxMs });
  expect((await ask(500)).error).toBe("timeout");
  emulator.set({ latency: [600_000, 700_000] });
  expect((await ask(500)).error).toBe("timeout");
  emulator.set({ latency: ({ operation }) => (operation === "login" ? 600_000 : 0) });
  expect((await ask()).status).toBe(200);
  const login = send("POST", `${emulator.baseUrl}/login`, { headers: { "api-token": emulator.credentials.apiToken }, maxMs: 500 });
  await expect.poll(() => emulator.sessions.length).toBe(1);
  expect((await login).error).toBe("timeout");
});

test("error bodies may repeat what they received", async () => {
  const emulator = await start("flashblade", { echoSecrets: true });
  const login = await fetch(`${emulator.baseUrl}/login`, { method: "POST", headers: { "api-token": "T-canary" } });
  expect(await login.text()).toContain("T-canary");
  const call = await fetch(`${emulator.baseUrl}/2.0/arrays`, { headers: { "x-auth-token": "canary-2" } });
  expect(await call.text()).toContain("canary-2");
});
