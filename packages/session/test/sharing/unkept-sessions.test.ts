import { describe, expect, it } from "vitest";
import type { Session, SessionStore } from "../../src/index.ts";
import { lockingMap } from "../support/locking-map.ts";
import { arrays, flashbladeWith, outcomes, together } from "../support/with-emulator.ts";

const failing = () => Promise.reject(new Error("no such folder"));

/** Stores that cannot keep a session. */
const stores: [string, () => SessionStore][] = [
  ["whose every method fails", () => ({ get: failing, set: failing, delete: failing, exclusive: failing })],
  ["whose set fails", () => ({ ...lockingMap(), set: failing })],
  ["that says it kept, and did not", () => ({ ...lockingMap(), set: () => undefined })],
  ["whose get finds nothing", () => ({ ...lockingMap(), get: () => undefined })],
];

describe("F63: a store that cannot keep", () => {
  it.each(stores)("F63: one %s: eight processes leave nothing open", async (_, makeStore) => {
    const { emulator, open } = await flashbladeWith({ maxSessions: 8 });
    for (let process = 0; process < 12; process += 1) {
      const client = open({ store: makeStore(), account: "a" });
      expect((await client.fetch(arrays)).status).toBe(200);
      await client[Symbol.asyncDispose]();
    }
    expect(emulator.sessions).toHaveLength(0);
  });

  it("F63: one that loses its memory: what is not there any more is closed; what is there is left", async () => {
    const store = lockingMap();
    const { emulator, open } = await flashbladeWith();
    const [first, second] = [open({ store, account: "a" }), open({ store, account: "a" })];
    await first.fetch(arrays);
    store.entries.clear();
    await second.fetch(arrays);
    expect(emulator.sessions).toHaveLength(2);
    await first[Symbol.asyncDispose]();
    expect(emulator.sessions).toHaveLength(1);
    expect((await second.fetch(arrays)).status).toBe(200);
    await second[Symbol.asyncDispose]();
    expect(emulator.sessions).toHaveLength(1); // in the store, for others
    expect(emulator.counters).toMatchObject({ logins: 2, refused: 0 });
  });

  it("F63: a session that others left in the store, and that nobody here has held, is closed by the login that takes its place", async () => {
    const store = lockingMap();
    const { emulator, open } = await flashbladeWith();
    /** What a client leaves that logged in, stored its session, and is gone. */
    async function leaveAnother(): Promise<number> {
      const own = lockingMap();
      await using other = open({ store: own, account: "a" });
      await other.login();
      for (const [key, session] of own.entries) store.entries.set(key, session);
      return 0;
    }
    const client = open({ store, account: "a" });
    await client.login();
    // Forbidden with each session: with its own, and with two that others stored meanwhile. Then it logs in itself.
    emulator.fault({ match: { path: "*/arrays" }, times: 3, delay: leaveAnother, action: { type: "respond", status: 403 } });
    emulator.fault({ match: { path: "*/arrays" }, action: { type: "respond", status: 403 } });
    expect((await client.fetch(arrays)).status).toBe(403);
    await client[Symbol.asyncDispose]();
    await emulator.idle();
    expect(emulator.counters.logins).toBe(5);
    expect(emulator.sessions).toHaveLength(1); // the last one, in the store
  });

  it("F63: one that cannot be read now is not written over: the session in it stays there for others", async () => {
    const store = lockingMap();
    const { emulator, open } = await flashbladeWith();
    const first = open({ store, account: "a" });
    await first.fetch(arrays);
    await first[Symbol.asyncDispose]();
    const second = open({ store: { ...store, get: failing }, account: "a" });
    expect((await second.fetch(arrays)).status).toBe(200);
    await second[Symbol.asyncDispose]();
    expect(emulator.sessions).toHaveLength(1); // its own is closed
    expect((await open({ store, account: "a" }).fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(2);
  });

  it.each([1, 2, 8])("F63: %i logins at once without a lock: all but one are closed", async (count) => {
    const store = new Map<string, Session>();
    const { emulator, open } = await flashbladeWith();
    emulator.fault({ match: { operation: "login" }, answerDelay: 50 });
    const clients = Array.from({ length: count }, () => open({ store, account: "a" }));
    expect(outcomes(await together(count, (index) => clients[index]?.fetch(arrays) as Promise<Response>))).toEqual({ 200: count });
    await Promise.all(clients.map((client) => client[Symbol.asyncDispose]()));
    expect(emulator.sessions).toHaveLength(1);
    expect((await open({ store, account: "a" }).fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(count);
  });
});
