import { describe, expect, it } from "vitest";
import type { Session } from "../../../src/index.ts";
import { eventually } from "../../support/eventually.ts";
import { lockingMap } from "../../support/locking-map.ts";
import { arrays, fileSystems, flashbladeWith, outcomes, together, until } from "../../support/with-emulator.ts";

async function sharing(policies: Parameters<typeof flashbladeWith>[0] = {}) {
  const setup = await flashbladeWith(policies);
  const store = lockingMap();
  return { ...setup, store, open: () => setup.open({ store, account: "pureuser" }) };
}

describe("F47: a session that another client opened may have lapsed as well", () => {
  it("F47: two lapses in a row: the call renews once more, and succeeds", async () => {
    const { emulator, open } = await sharing();
    const [first, second] = [open(), open()];
    await first.fetch(arrays);
    await second.fetch(arrays);
    emulator.expire();
    expect((await second.fetch(arrays)).status).toBe(200);
    emulator.expire();
    expect((await first.fetch(arrays)).status).toBe(200); // its own, then that of the second, then a new one
    expect((await first.fetch(fileSystems)).status).toBe(200);
    expect(emulator.counters).toMatchObject({ logins: 3, maxOpen: 1 });
  });

  it("F47: for many calls and paths at once, and for calls with effects, too", async () => {
    const { emulator, open } = await sharing();
    const [first, second] = [open(), open()];
    await together(2, (index) => (index === 0 ? first : second).fetch(arrays));
    emulator.expire();
    await second.fetch(arrays);
    emulator.expire();
    const create = (index: number) => first.fetch(`1.12/file-systems?names=fs${index}`, { method: "POST", body: "{}" });
    const results = await together(40, (index) => (index % 2 ? create(index) : first.fetch(index % 4 ? arrays : fileSystems)));
    expect(outcomes(results)).toEqual({ 200: 40 });
    expect(emulator.counters).toMatchObject({ logins: 3, effects: 20 });
  });

  it("F47: three clients and a lapse at any moment: no call is refused", async () => {
    const { emulator, open } = await sharing();
    const clients = [open(), open(), open()];
    for (let round = 0; round < 60; round += 1) {
      if (round % 3 !== 1) emulator.expire();
      const results = await together(1 + (round % 3), (index) => clients[(round + index) % 3]?.fetch(arrays) as Promise<Response>);
      expect(Object.keys(outcomes(results))).toEqual(["200"]);
    }
    expect(emulator.counters.maxOpen).toBe(1);
  });

  it("F47: sessions that other calls take from the store meanwhile do not use up a call's tries: in the end it logs in", async () => {
    const { emulator, store, open } = await sharing();
    const lapsed: [string, Session][] = [];
    for (let other = 0; other < 4; other += 1) {
      await open().fetch(arrays);
      lapsed.push(...store.entries);
      store.entries.clear();
    }
    emulator.expire();
    const storeNext = () => store.entries.set(...(lapsed.shift() as [string, Session]));
    storeNext();
    const client = open();
    let sent = 0;
    let isOver = false;
    const others: Promise<Response>[] = [];
    emulator.fault({
      match: { path: `*/${arrays}` },
      times: 3,
      async delay() {
        storeNext();
        if (others.length === 0 && lapsed.length === 0) {
          others.push(client.fetch(fileSystems)); // refused with the third one, it takes the fourth
          await until(() => sent === 2);
        }
        return 0;
      },
    });
    emulator.fault({
      match: { path: `*/${fileSystems}` },
      async delay() {
        sent += 1;
        if (sent === 2) await until(() => isOver); // and is not refused yet
        return 0;
      },
    });
    const { status } = await client.fetch(arrays);
    isOver = true;
    expect(status).toBe(200);
    expect(outcomes(await Promise.allSettled(others))).toEqual({ 200: 1 });
    expect(emulator.counters.logins).toBe(5);
    await client[Symbol.asyncDispose]();
    expect(emulator.sessions).toHaveLength(1); // in the store
  });

  it("F47: after three renewals in vain, a lapsed session from the store is renewed all the same", async () => {
    const { emulator, open } = await sharing();
    const [first, second] = [open(), open()];
    emulator.fault({ match: { path: "*/volumes/*" }, action: { type: "respond", status: 403 } });
    for (let call = 0; call < 4; call += 1) expect((await first.fetch(`2.0/volumes/${call}`)).status).toBe(403);
    await first.logout();
    await second.fetch(arrays);
    emulator.expire();
    const { logins } = emulator.counters;
    expect((await first.fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(logins + 1);
  });

  it("F47: an operation that is forbidden costs one login all the same, and its answer reaches the caller", async () => {
    const { emulator, open } = await sharing({ forbid: [{ path: "*/file-systems" }] });
    const [first, second] = [open(), open()];
    await together(2, (index) => (index === 0 ? first : second).fetch(arrays));
    emulator.expire();
    await second.fetch(arrays);
    expect((await first.fetch(fileSystems)).status).toBe(403);
    expect(emulator.counters.logins).toBe(3);
    for (let call = 0; call < 20; call += 1) expect((await first.fetch(fileSystems)).status).toBe(403);
    expect(emulator.counters.logins).toBe(3);
    await eventually(() => expect(emulator.sessions).toHaveLength(1));
  });
});
