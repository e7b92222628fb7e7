import { describe, expect, test } from "vitest";
import { cloudendureSession, flashbladeSession } from "../support/sessions.ts";
import { start } from "../support/start.ts";

const minute = 60_000;

describe("lifetimes, on a clock that can be turned", () => {
  test("idle: use keeps a session alive, silence ends it", async () => {
    const emulator = await start("flashblade");
    const headers = await flashbladeSession(emulator);
    const call = async (): Promise<number> => (await fetch(`${emulator.baseUrl}/2.0/arrays`, { headers })).status;
    for (let turn = 0; turn < 3; turn += 1) {
      emulator.clock.advance(29 * minute);
      expect(await call()).toBe(200);
    }
    emulator.clock.advance(30 * minute);
    expect(await call()).toBe(403);
    expect(emulator.audit.map(({ event, detail }) => [event, detail])).toContainEqual(["session ended", "idle timeout"]);
  });

  test("absolute: use does not help", async () => {
    const emulator = await start("cloudendure");
    const headers = await cloudendureSession(emulator);
    const call = async (): Promise<number> => (await fetch(`${emulator.baseUrl}/me`, { headers })).status;
    emulator.clock.advance(59 * minute);
    expect(await call()).toBe(200);
    emulator.clock.advance(minute);
    expect(await call()).toBe(401);
    expect(emulator.counters.ended).toBe(1);
  });

  test("sessions lapse without a further request, and a lifetime may be shortened", async () => {
    const emulator = await start("flashblade", { idleTimeout: 0 });
    await flashbladeSession(emulator);
    emulator.clock.advance(1000 * minute);
    expect(emulator.sessions).toHaveLength(1);
    emulator.policies.idleTimeout = minute;
    expect(emulator.sessions).toEqual([]);
    expect(emulator.counters.ended).toBe(1);
  });
});

test("expire ends all sessions, one, or a user's; the next login counts as a renewal", async () => {
  const emulator = await start("flashblade", { credentials: [{ apiToken: "T-1" }, { apiToken: "T-2", username: "other" }] });
  const login = (apiToken: string): Promise<unknown> => flashbladeSession({ baseUrl: emulator.baseUrl, credentials: { apiToken } });
  for (const token of ["T-1", "T-1", "T-2"]) await login(token);
  expect(emulator.expire({ user: "other" })).toBe(1);
  expect(emulator.expire(emulator.sessions[0]?.id)).toBe(1);
  expect(emulator.expire(({ requests }) => requests > 5)).toBe(0);
  expect(emulator.expire()).toBe(1);
  expect(emulator.expire()).toBe(0);
  await login("T-2");
  await login("T-2");
  expect(emulator.counters).toMatchObject({ logins: 5, renewals: 1, ended: 3, maxOpen: 3 });
});

test("one session per user", async () => {
  const emulator = await start("flashblade", { singleSession: true });
  const first = await flashbladeSession(emulator);
  const second = await flashbladeSession(emulator);
  expect((await fetch(`${emulator.baseUrl}/2.0/arrays`, { headers: first })).status).toBe(403);
  expect((await fetch(`${emulator.baseUrl}/2.0/arrays`, { headers: second })).status).toBe(200);
});

test("at most n sessions: a login is refused, or the one unused for longest goes", async () => {
  const emulator = await start("flashblade", { maxSessions: 2 });
  const first = await flashbladeSession(emulator);
  const second = await flashbladeSession(emulator);
  const login = (): Promise<Response> =>
    fetch(`${emulator.baseUrl}/login`, { method: "POST", headers: { "api-token": emulator.credentials.apiToken } });
  expect((await login()).status).toBe(503);
  emulator.set({ whenFull: "evict" });
  emulator.clock.advance(1000);
  await fetch(`${emulator.baseUrl}/2.0/arrays`, { headers: first });
  expect((await login()).status).toBe(200);
  expect((await fetch(`${emulator.baseUrl}/2.0/arrays`, { headers: second })).status).toBe(403);
  expect((await fetch(`${emulator.baseUrl}/2.0/arrays`, { headers: first })).status).toBe(200);
  expect(emulator.counters.maxOpen).toBe(2);
});

test("two nodes: a session is good on the one that opened it", async () => {
  const emulator = await start("flashblade");
  const headers = await flashbladeSession(emulator);
  const call = async (): Promise<number> => (await fetch(`${emulator.baseUrl}/2.0/arrays`, { headers })).status;
  emulator.set({ node: "b" });
  expect(await call()).toBe(403);
  emulator.set({ node: "a" });
  expect(await call()).toBe(200);
  emulator.reset();
  emulator.set({ alternateNodes: 2 });
  const other = await flashbladeSession(emulator);
  const statuses: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) statuses.push((await fetch(`${emulator.baseUrl}/2.0/arrays`, { headers: other })).status);
  expect(statuses).toEqual([200, 403, 403, 200, 200]);
});
