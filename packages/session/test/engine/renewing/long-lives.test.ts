import { describe, expect, it, vi } from "vitest";
import { eventually } from "../../support/eventually.ts";
import type { Session } from "../../../src/index.ts";
import { arrays, cloudendureWith, fileSystems, flashbladeWith, projects } from "../../support/with-emulator.ts";

/** Lets the client's clock run, which no server sees. */
const advance = (ms: number) => {
  const now = performance.now();
  vi.spyOn(performance, "now").mockImplementation(() => now + ms);
};

describe("F49: a client that lives for days", () => {
  it.each([
    ["without a store", undefined],
    ["with a store", new Map<string, Session>()],
  ] as const)("F49: 240 forbidden paths, accepted calls between, %s: three logins more, no session left open", async (_, store) => {
    const { emulator, open } = await flashbladeWith();
    const client = open(store ? { store, account: "pureuser" } : {});
    emulator.fault({ match: { path: "*/volumes/*" }, action: { type: "respond", status: 403 } });
    for (let call = 0; call < 240; call += 1) {
      expect((await client.fetch(`2.0/volumes/${call}`)).status).toBe(403);
      expect((await client.fetch(arrays)).status).toBe(200);
    }
    expect(emulator.counters.logins).toBe(4);
    await eventually(() => expect(emulator.sessions).toHaveLength(1));
  });

  it("F49: after them a real expiry is healed, on a known path and on one that is new", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { path: "*/volumes/*" }, action: { type: "respond", status: 403 } });
    for (let call = 0; call < 10; call += 1) await client.fetch(`2.0/volumes/${call}`);
    await client.fetch(arrays);
    emulator.expire();
    expect((await client.fetch(fileSystems)).status).toBe(200);
    emulator.expire();
    expect((await client.fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(6);
  });

  it("F49: 60 downloads that redirect cost three logins, and each is sent twice at most", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({
      match: { path: "*/downloads/*" },
      action: { type: "respond", status: 302, headers: [["location", "https://cdn.example/1"]] },
    });
    for (let call = 0; call < 60; call += 1) {
      expect((await client.fetch(`2.0/downloads/${call}`)).status).toBe(302);
      await client.fetch(arrays);
    }
    expect(emulator.counters.logins).toBeLessThanOrEqual(4);
    await eventually(() => expect(emulator.sessions).toHaveLength(1));
  });

  it("F49: a lapse that a forbidden path finds out about is no login in vain, however often", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { path: "*/volumes/*" }, action: { type: "respond", status: 403 } });
    for (let call = 0; call < 5; call += 1) await client.fetch(`2.0/volumes/${call}`);
    await client.fetch(arrays);
    const { logins } = emulator.counters;
    for (let lapse = 0; lapse < 5; lapse += 1) {
      emulator.expire();
      expect((await client.fetch(`2.0/volumes/lapse-${lapse}`)).status).toBe(403);
    }
    emulator.expire();
    expect((await client.fetch(fileSystems)).status).toBe(200);
    expect(emulator.counters.logins).toBe(logins + 6);
  });

  it("F49: a renewal that others were accepted with is not in vain: the next lapse is healed", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { path: "*/volumes/*" }, action: { type: "respond", status: 403 } });
    emulator.fault({ match: { path: "*/late" }, times: 1, action: { type: "respond", status: 403 } });
    emulator.fault({ match: { path: "*/late" }, action: { type: "respond", status: 403 }, answerDelay: 300 });
    for (let call = 0; call < 4; call += 1) await client.fetch(`2.0/volumes/${call}`);
    await client.fetch(arrays);
    emulator.expire();
    const late = client.fetch("2.0/late");
    expect((await client.fetch(arrays)).status).toBe(200);
    const { logins } = emulator.counters;
    await eventually(() => expect(emulator.requests.filter(({ path }) => path.endsWith("/late"))).toHaveLength(2));
    emulator.expire();
    expect((await late).status).toBe(403);
    expect((await client.fetch(fileSystems)).status).toBe(200);
    expect(emulator.counters.logins).toBe(logins + 1);
  });

  it("F49: six an hour, however long it goes on", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { path: "*/volumes/*" }, action: { type: "respond", status: 403 } });
    for (let halfHour = 0; halfHour < 6; halfHour += 1) {
      advance(halfHour * 1_800_001);
      for (let call = 0; call < 8; call += 1) await client.fetch(`2.0/volumes/${halfHour}-${call}`);
    }
    vi.restoreAllMocks();
    expect(emulator.counters.logins).toBe(1 + 3 * 6);
  });

  it("F49: one operation's refusals pause no other's", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { path: "*/file-systems" }, action: { type: "respond", status: 401 } });
    for (let call = 0; call < 20; call += 1) await client.fetch(fileSystems);
    emulator.expire();
    expect((await client.fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(3);
  });
});

describe("F50: a 401 that is the operation's own answer", () => {
  it.each([
    ["FlashBlade", flashbladeWith, arrays],
    ["CloudEndure", cloudendureWith, projects],
  ] as const)("F50: %s: three typos cost one login, lose no session, and others renew as ever", async (_, start, path) => {
    const { emulator, client } = await start();
    const body = JSON.stringify({ message: "The current password is wrong." });
    emulator.fault({
      match: { path: "*/password" },
      action: { type: "respond", status: 401, headers: [["content-type", "application/json"]], body },
    });
    await client.fetch(path);
    for (let typo = 0; typo < 3; typo += 1) {
      const response = await client.fetch("2.0/password", { method: "POST", body: "{}" });
      expect([response.status, await response.text()]).toEqual([401, body]);
    }
    expect(emulator.counters.logins).toBe(2);
    await eventually(() => expect(emulator.sessions).toHaveLength(1));
    emulator.expire();
    expect((await client.fetch(path)).status).toBe(200);
    expect(emulator.counters.logins).toBe(3);
    emulator.clearFaults();
  });
});
