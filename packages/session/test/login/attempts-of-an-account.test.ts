import { describe, expect, it, vi } from "vitest";
import { lockingMap } from "../support/locking-map.ts";
import { arrays, cloudendureWith, flashbladeWith, outcomes, projects, rejection, together } from "../support/with-emulator.ts";

const wrong = (index: number) => ({ apiToken: `T-00000000-0000-4000-8000-0000000bad${String(index).padStart(2, "0")}` });

describe("F55: two attempts an account", () => {
  it("F55: credentials that differ at each ask, and are refused: two, whatever is asked for", async () => {
    let asked = 0;
    const { emulator, client } = await flashbladeWith({}, { credentials: () => wrong((asked += 1)) });
    for (let call = 0; call < 10; call += 1) await expect(client.fetch(arrays)).rejects.toMatchObject({ code: "credentials_refused" });
    expect(emulator.counters.failedLogins).toBe(2);
    await expect(client.login()).rejects.toMatchObject({ code: "credentials_refused" }); // the user's word
    expect(emulator.counters.failedLogins).toBe(3);
  });

  it("F55: over clients that share a store: two between them", async () => {
    const store = lockingMap();
    let asked = 0;
    const { emulator, open } = await flashbladeWith();
    const clients = Array.from({ length: 8 }, () => open({ store, account: "a", credentials: () => wrong((asked += 1)) }));
    expect(outcomes(await together(8, (index) => clients[index]?.fetch(arrays) as Promise<Response>))).toEqual({ credentials_refused: 8 });
    expect(emulator.counters.failedLogins).toBe(2);
  });

  it.each([
    ["a lost answer", { type: "reset", when: "after" }],
    ["500", { type: "respond", status: 500 }],
    ["408", { type: "respond", status: 408 }],
    ["half a session", { type: "modify", removeCookies: ["XSRF-TOKEN"] }],
  ] as const)("F55: ten short processes whose logins end without a verdict (%s): two requests", async (_, action) => {
    const store = lockingMap();
    const { emulator, open } = await cloudendureWith();
    emulator.fault({ match: { operation: "login" }, action });
    for (let process = 0; process < 10; process += 1) {
      const client = open({ store, account: "a" });
      await rejection(client.fetch(projects));
      await client[Symbol.asyncDispose]();
    }
    expect(emulator.counters.byOperation["login"]).toBe(2);
    emulator.clearFaults();
  });

  it("F55: after an hour it is tried again; credentials that have been good before, after a minute", async () => {
    for (const [isProven, minutes] of [
      [false, 61],
      [true, 1.1],
    ] as const) {
      const { emulator, client } = await flashbladeWith();
      if (isProven) await client.fetch(arrays);
      emulator.expire();
      const { login = 0 } = emulator.counters.byOperation;
      emulator.fault({ match: { operation: "login" }, times: 2, action: { type: "respond", status: 500 } });
      for (let call = 0; call < 5; call += 1) await expect(client.fetch(arrays)).rejects.toMatchObject({ code: "login_unreachable" });
      expect(emulator.counters.byOperation["login"]).toBe(login + 2);
      const now = performance.now();
      vi.spyOn(performance, "now").mockImplementation(() => now + minutes * 60_000);
      expect((await client.fetch(arrays)).status).toBe(200);
      vi.restoreAllMocks();
    }
  });

  it("F55: a lost answer and a 502 of one login are two requests: nobody sends a third within a minute", async () => {
    const store = lockingMap();
    const { emulator, open } = await cloudendureWith();
    emulator.fault({ match: { operation: "login" }, times: 1, action: { type: "reset", when: "after" } });
    emulator.fault({ match: { operation: "login" }, times: 1, action: { type: "respond", status: 502 } });
    for (let process = 0; process < 3; process += 1) {
      const error = await rejection(open({ store, account: "a" }).fetch(projects));
      expect(error).toMatchObject({ code: "login_unreachable", status: 502, retryAt: expect.any(Date) });
    }
    expect(emulator.counters.byOperation["login"]).toBe(2);
    emulator.clearFaults();
  });

  it("F55: credentials that were refused stay so when others of the account are good, and when the login of those fails", async () => {
    const store = lockingMap();
    const { emulator, open } = await flashbladeWith();
    const outdated = () => open({ store, account: "a", credentials: wrong(1) }).fetch(arrays);
    await expect(outdated()).rejects.toMatchObject({ code: "credentials_refused", status: 400 });
    for (let round = 0; round < 3; round += 1) {
      expect((await open({ store, account: "a" }).fetch(arrays)).status).toBe(200);
      await expect(outdated()).rejects.toMatchObject({ code: "credentials_refused", status: 400 });
      emulator.expire();
    }
    emulator.fault({ match: { operation: "login" }, times: 1, action: { type: "respond", status: 500 } });
    await expect(open({ store, account: "a" }).fetch(arrays)).rejects.toMatchObject({ code: "login_unreachable" });
    await expect(outdated()).rejects.toMatchObject({ code: "credentials_refused", status: 400 }); // its own reason
    expect(emulator.counters).toMatchObject({ failedLogins: 1, logins: 3 });
  });

  it("F55: a good login makes a new beginning", async () => {
    const { emulator, client } = await flashbladeWith();
    for (let round = 0; round < 4; round += 1) {
      emulator.fault({ match: { operation: "login" }, times: 1, action: { type: "respond", status: 500 } });
      await expect(client.fetch(arrays)).rejects.toMatchObject({ status: 500 });
      expect((await client.fetch(arrays)).status).toBe(200);
      emulator.expire();
    }
    expect(emulator.counters.logins).toBe(4);
  });
});
