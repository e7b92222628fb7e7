import { describe, expect, it } from "vitest";
import type { SessionStore } from "../../src/index.ts";
import { lockingMap } from "../support/locking-map.ts";
import { arrays, fileSystems, flashbladeWith, rejection } from "../support/with-emulator.ts";

const never = () => new Promise<never>(() => {});
const limits = { loginTimeout: 600, logoutTimeout: 150 } as const;

describe("F61: what never settles", () => {
  it("F61: a credentials function: every promise settles within loginTimeout", async () => {
    const { emulator, client } = await flashbladeWith({}, { credentials: never, ...limits });
    await expect(client.fetch(arrays)).rejects.toMatchObject({ code: "login_unreachable" });
    await expect(client.login()).rejects.toMatchObject({ code: "login_unreachable" });
    await client.logout();
    await client[Symbol.asyncDispose]();
    expect(emulator.counters.requests).toBe(0);
  });

  it("F61: a fetch that heeds no signal", async () => {
    const { client } = await flashbladeWith({}, { fetch: never, ...limits });
    await expect(client.fetch(arrays)).rejects.toMatchObject({ code: "login_unreachable" });
    await client.logout();
    await client[Symbol.asyncDispose]();
  });

  it.each(["get", "set", "delete", "exclusive"] as const)("F61: a store's %s: calls go on without it, and leaving ends", async (method) => {
    const store = { ...lockingMap(), [method]: never } as SessionStore;
    const { emulator, open, events } = await flashbladeWith();
    const client = open({ store, account: "a", ...limits, loginTimeout: 3_000 });
    expect((await client.fetch(arrays)).status).toBe(200);
    emulator.expire();
    expect((await client.fetch(arrays)).status).toBe(200);
    expect(await client.logout()).toBe("closed");
    await client[Symbol.asyncDispose]();
    expect(emulator.sessions).toHaveLength(0);
    expect(emulator.counters.logins).toBe(2);
    expect(events.some(({ type }) => type === "store_failed")).toBe(true);
  });

  it("F61: a lock that is given back late costs no call its session", async () => {
    const store = lockingMap();
    const late: SessionStore = { ...store, exclusive: (...given) => store.exclusive?.(...given).then(() => never()) as never };
    const { emulator, open } = await flashbladeWith();
    const client = open({ store: late, account: "a", loginTimeout: 4_000 });
    expect((await client.fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(1);
  });

  it("F61: a logout that waits for its turn at the lock does not take the store for one that hangs", async () => {
    const store = lockingMap();
    const { emulator, open } = await flashbladeWith();
    const [first, second] = [open({ store, account: "a", logoutTimeout: 150 }), open({ store, account: "a" })];
    await first.login();
    let release = () => {};
    const held = store.exclusive?.("another login", () => new Promise<void>((resolve) => (release = resolve)));
    expect(await first.logout()).toBe("closed");
    release();
    await held;
    expect((await second.fetch(arrays)).status).toBe(200);
    expect((await first.fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(2);
  });

  it("F61: a caller who leaves while another call of the operation finds out does not wait for it", async () => {
    // Longer than the test may take: to wait for the other call, which is held, would hang.
    const { emulator, client } = await flashbladeWith({ forbid: [{ path: "*/file-systems" }] }, { loginTimeout: 600_000 });
    await client.login();
    const match = { path: "*/file-systems" };
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    emulator.fault({ match, nth: 2, answerDelay: () => emulator.waitFor(match) }); // refused after the renewal
    emulator.fault({ match, nth: 2, answerDelay: () => gate }); // the third of all: the other one finds out
    const other = client.fetch(fileSystems);
    const leaver = new AbortController();
    const left = rejection(client.fetch(fileSystems, { signal: leaver.signal }));
    await emulator.waitFor(match, { count: 4 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    leaver.abort(new Error("the caller has gone"));
    expect(String(await left)).toContain("the caller has gone");
    release();
    expect((await other).status).toBe(403);
    emulator.clearFaults();
  });

  it("F61: a get that hangs under the lock does not keep the lock", async () => {
    const store = lockingMap();
    let isHanging = true;
    const half: SessionStore = { ...store, get: (key) => (isHanging ? never() : store.get(key)) };
    const { open } = await flashbladeWith();
    const first = open({ store: half, account: "a", ...limits });
    await first.fetch(arrays).catch(() => {});
    isHanging = false;
    expect((await open({ store: half, account: "a" }).fetch(arrays)).status).toBe(200);
  });
});

describe("F66: stores that are odd", () => {
  it("F66: a refusal kept by a clock that is a day ahead blocks nobody for a day", async () => {
    const store = new Map();
    const { emulator, open } = await flashbladeWith({ throttle: { retryAfter: "120", operations: ["login"] } });
    await expect(open({ store, account: "a" }).fetch(arrays)).rejects.toMatchObject({ code: "throttled" });
    for (const [key, entry] of store)
      store.set(key, JSON.parse(JSON.stringify(entry).replace(/"at":\d+/, `"at":${Date.now() + 86_400_000}`)));
    emulator.set({ throttle: undefined });
    expect((await open({ store, account: "a" }).fetch(arrays)).status).toBe(200);
  });

  it("F66: one that is a little ahead is believed, for no longer than was written", async () => {
    const store = new Map();
    const { open } = await flashbladeWith({ throttle: { retryAfter: "120", operations: ["login"] } });
    await rejection(open({ store, account: "a" }).fetch(arrays));
    for (const [key, entry] of store) store.set(key, JSON.parse(JSON.stringify(entry).replace(/"at":\d+/, `"at":${Date.now() + 60_000}`)));
    const error = (await rejection(open({ store, account: "a" }).fetch(arrays))) as { retryAt: Date };
    expect(error.retryAt.getTime() - Date.now()).toBeLessThanOrEqual(120_000);
  });

  it("F66: exclusive that throws after its work: one login, and its session is used", async () => {
    const store = lockingMap();
    const exclusive: SessionStore["exclusive"] = async (key, work, options) => {
      await store.exclusive?.(key, work, options);
      throw new Error("the lock could not be released");
    };
    const { emulator, open } = await flashbladeWith();
    expect((await open({ store: { ...store, exclusive }, account: "a" }).fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(1);
    expect(emulator.sessions).toHaveLength(1);
  });
});
