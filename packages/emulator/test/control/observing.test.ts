import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createEmulator } from "../../src/index.ts";
import { expectConsistent } from "../support/consistent-counters.ts";
import { cloudendureSession, flashbladeSession } from "../support/sessions.ts";
import { start } from "../support/start.ts";

function digest(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
}

test("the audit log tells a session's story in the array's words", async () => {
  const emulator = await start("flashblade");
  const headers = await flashbladeSession(emulator);
  await fetch(`${emulator.baseUrl}/login`, { method: "POST", headers: { "api-token": "T-wrong" } });
  await fetch(`${emulator.baseUrl}/2.0/file-systems?names=x`, { method: "POST", headers });
  await fetch(`${emulator.baseUrl}/2.0/arrays`);
  emulator.replaceCredentials();
  await fetch(`${emulator.baseUrl}/logout`, { method: "POST", headers });
  const [id] = emulator.audit.map(({ session }) => session);
  expect(emulator.audit.map(({ event, user, session, detail }) => ({ event, user, session, detail }))).toEqual([
    { event: "login", user: "pureuser", session: id, detail: undefined },
    { event: "failed authentication", user: undefined, session: undefined, detail: undefined },
    { event: "effect", user: "pureuser", session: id, detail: "file system created: x" },
    { event: "request without session", user: undefined, session: undefined, detail: "listArrays" },
    { event: "API token obtained", user: "pureuser", session: undefined, detail: undefined },
    { event: "logout", user: "pureuser", session: id, detail: undefined },
  ]);
  expect(emulator.audit.map((event) => event.id)).toEqual([1, 2, 3, 4, 5, 6]);
});

test("requests are shown with digests in place of secrets", async () => {
  const emulator = await start("cloudendure");
  const { cookie = "", ...rest } = await cloudendureSession(emulator);
  await fetch(`${emulator.baseUrl}/me?token=canary&page=2`, {
    headers: { ...rest, cookie: `${cookie}; a=b`, authorization: "Bearer canary" },
  });
  const [login, call] = emulator.requests;
  expect(login).toMatchObject({
    id: 1,
    method: "POST",
    path: "/api/latest/login",
    operation: "login",
    status: 200,
    bodyBytes: 98,
    session: undefined,
    fault: undefined,
    node: "a",
  });

  const token = cookie.slice("session=".length);
  expect(call).toMatchObject({
    path: `/api/latest/me?token=${digest("canary")}&page=2`,
    session: emulator.sessions[0]?.id,
    headers: {
      cookie: `session=${digest(token)}; a=${digest("b")}`,
      "x-xsrf-token": digest(rest["x-xsrf-token"] ?? ""),
      authorization: digest("Bearer canary"),
      accept: "*/*",
    },
  });
  expect(call?.headerNames.map((name) => name.toLowerCase())).toContain("x-xsrf-token");
  const everything = JSON.stringify([emulator.requests, emulator.audit, emulator.sessions, emulator.counters]);
  for (const secret of [token, "canary", emulator.credentials.userApiToken, rest["x-xsrf-token"]?.slice(1, -5)])
    expect(everything).not.toContain(secret);
});

test("what is kept is bounded, the newest stay", async () => {
  const emulator = createEmulator("flashblade", { history: 10 });
  for (let turn = 0; turn < 25; turn += 1) await emulator.fetch(`${emulator.baseUrl}/2.0/arrays`);
  expect(emulator.requests.map(({ id }) => id)).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
  expect(emulator.audit).toHaveLength(10);
  expect(emulator.counters.requests).toBe(25);
});

test("counters are consistent under concurrency", async () => {
  const emulator = await start("flashblade", { latency: [0, 20] });
  const all = await Promise.all(Array.from({ length: 60 }, () => flashbladeSession(emulator)));
  expect(emulator.counters).toMatchObject({ logins: 60, maxOpen: 60, byOperation: { login: 60 } });
  emulator.expire(({ id }) => id < "8");
  await Promise.all(all.map((headers) => fetch(`${emulator.baseUrl}/logout`, { method: "POST", headers })));
  await emulator.idle();
  expect(emulator.sessions).toEqual([]);
  const { ended, refused, logouts } = emulator.counters;
  expect([refused, logouts]).toEqual([ended, 60 - ended]);
  expectConsistent(emulator.counters, 0);
});

test("waitFor counts matching requests from now on, and says what it missed", async () => {
  const emulator = createEmulator("flashblade");
  const two = emulator.waitFor({ operation: "listArrays" }, { count: 2 });
  for (let turn = 0; turn < 2; turn += 1) await emulator.fetch(`${emulator.baseUrl}/2.0/arrays`);
  await two;
  await expect(emulator.waitFor({ operation: "login" }, { timeout: 10 })).rejects.toThrow(
    'waitFor: expected 1 requests matching {"operation":"login"} within 10 ms, saw 0',
  );
});

test("idle resolves when the last answer is out", async () => {
  const emulator = await start("flashblade", { latency: 60 });
  await emulator.idle();
  const call = fetch(`${emulator.baseUrl}/api_version`);
  await emulator.waitFor({});
  expect(emulator.requests.map(({ status }) => status)).toEqual([undefined]);
  await emulator.idle();
  expect(emulator.requests.map(({ status }) => status)).toEqual([200]);
  expect((await call).status).toBe(200);
});

describe("reset", () => {
  test("goes back to the start, credentials apart", async () => {
    const emulator = await start("flashblade", { idleTimeout: 1000, faults: [{ nth: 3, action: { type: "hang" } }] });
    await flashbladeSession(emulator);
    emulator.set({ idleTimeout: 5, node: "b" });
    emulator.fault({});
    emulator.clock.advance(1e9);
    const { apiToken } = emulator.replaceCredentials();
    emulator.reset();
    expect(emulator).toMatchObject({
      sessions: [],
      audit: [],
      requests: [],
      credentials: { apiToken },
      policies: { idleTimeout: 1000, node: "a" },
    });
    expect(emulator.faults.map(({ fault, matched }) => [fault.nth, matched])).toEqual([[3, 0]]);
    expect(emulator.counters).toMatchObject({ requests: 0, logins: 0, maxOpen: 0, byOperation: {} });
    expect(Math.abs(emulator.clock.now() - Date.now())).toBeLessThan(60_000);
  });
});

test("several emulators know nothing of each other", async () => {
  const [one, two] = [await start("flashblade"), await start("flashblade")];
  const headers = await flashbladeSession(one);
  expect((await fetch(`${two.baseUrl}/2.0/arrays`, { headers })).status).toBe(403);
  expect([one.sessions.length, two.sessions.length]).toEqual([1, 0]);
  await one.close();
  await one.close();
  await expect(fetch(one.origin)).rejects.toThrow("fetch failed");
  expect(one.counters.logins).toBe(1);
  expect((await fetch(`${two.baseUrl}/api_version`)).status).toBe(200);
});
