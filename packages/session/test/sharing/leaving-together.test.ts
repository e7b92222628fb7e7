import { describe, expect, it } from "vitest";
import { lockingMap } from "../support/locking-map.ts";
import { arrays, flashbladeWith, together } from "../support/with-emulator.ts";

async function sharing() {
  const setup = await flashbladeWith();
  const store = lockingMap();
  return { ...setup, store, open: (more = {}) => setup.open({ store, account: "a", ...more }) };
}

describe("F64: leaving while others work", () => {
  it("F64: logout() while another has stored a newer session leaves that one alone", async () => {
    const { emulator, store, open } = await sharing();
    const [first, second] = [open(), open()];
    await together(2, (index) => (index === 0 ? first : second).fetch(arrays));
    emulator.expire();
    await second.fetch(arrays);
    expect(await first.logout()).toBe("already closed");
    expect(store.entries.size).toBe(1);
    expect((await second.fetch(arrays)).status).toBe(200);
    expect((await open().fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(2);
  });

  it("F64: also when it is stored while the logout is under way", async () => {
    const { emulator, store, open } = await sharing();
    const [first, second] = [open(), open()];
    await first.fetch(arrays);
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    emulator.fault({ match: { operation: "logout" }, times: 1, answerDelay: () => held });
    const leaving = first.logout();
    await emulator.waitFor({ operation: "logout" });
    expect((await second.fetch(arrays)).status).toBe(200); // takes the dying one, is refused, logs in
    answer();
    expect(await leaving).toBe("closed");
    expect(store.entries.size).toBe(1);
    expect((await second.fetch(arrays)).status).toBe(200);
    expect(emulator.sessions).toHaveLength(1);
  });

  it("F64: a call that its own client's logout() refuses says nothing of its operation", async () => {
    const { emulator, client } = await flashbladeWith();
    await client.fetch(arrays);
    emulator.expire();
    let release = () => {};
    const gate = new Promise<void>((resolve) => (release = resolve));
    emulator.fault({ match: { path: "*/arrays" }, nth: 2, delay: () => gate }); // sent again, with the session that is then closed
    const resent = emulator.waitFor({ path: "*/arrays" }, { count: 2 });
    const underWay = client.fetch(arrays);
    await resent;
    expect(await client.logout()).toBe("closed");
    release();
    expect((await underWay).status).toBe(403);
    await client.login();
    emulator.expire();
    expect((await client.fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(4);
    emulator.clearFaults();
  });

  it("F64: a call of the same client during its logout() does not take the dying session", async () => {
    const { emulator, open } = await sharing();
    const client = open();
    await client.fetch(arrays);
    emulator.fault({ match: { operation: "logout" }, times: 1, delay: 200 });
    const leaving = client.logout();
    await emulator.waitFor({ operation: "logout" });
    expect((await client.fetch(arrays)).status).toBe(200);
    await leaving;
    expect((await client.fetch(arrays)).status).toBe(200);
    await client[Symbol.asyncDispose]();
    expect(emulator.counters.logins).toBe(2);
    expect(emulator.requests.filter(({ operation }) => operation === "listArrays").map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(emulator.sessions).toHaveLength(1);
  });

  it.each([
    ["is not heard", { type: "reset", when: "before" }, "unreachable"],
    ["is refused", { type: "respond", status: 429 }, "refused"],
  ] as const)("F64: a logout that %s: the session stays in the store, for sweep", async (_, action, outcome) => {
    const { emulator, store, open } = await sharing();
    const client = open();
    await client.login();
    emulator.fault({ match: { operation: "logout" }, times: 1, action });
    expect(await client.logout()).toBe(outcome);
    expect(store.entries.size).toBe(1);
    // A later login takes its place, and closes it.
    expect((await client.fetch(arrays)).status).toBe(200);
    await client[Symbol.asyncDispose]();
    await emulator.idle();
    expect(emulator.counters.logins).toBe(2);
    expect(emulator.sessions).toHaveLength(1);
  });
});
