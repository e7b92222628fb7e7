import { describe, expect, it } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { arrays, fileSystems, flashbladeWith, outcomes, together } from "../../support/with-emulator.ts";

describe("F4: logins succeed, every call is refused", () => {
  it("F4: one call costs one extra login, and the refusal reaches the caller", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { path: "*/arrays" }, action: { type: "respond", status: 401 } });
    expect((await client.fetch(arrays)).status).toBe(401);
    expect(emulator.counters).toMatchObject({ logins: 2, byOperation: { listArrays: 2 } });
  });

  it("F4: a loop of calls costs one extra login", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { path: "*/arrays" }, action: { type: "respond", status: 401 } });
    for (let call = 0; call < 50; call += 1) expect((await client.fetch(arrays)).status).toBe(401);
    expect(emulator.counters.logins).toBe(2);
  });
});

describe("F46: a forbidden operation is hammered while others work", () => {
  it("F46: the session that was replaced is closed once, however many calls were refused with it", async () => {
    const { emulator, client } = await flashbladeWith({ forbid: [{ path: "*/file-systems" }] });
    await client.login();
    expect(outcomes(await together(50, () => client.fetch(fileSystems)))).toEqual({ 403: 50 });
    await eventually(() => expect(emulator.sessions).toHaveLength(1));
    await emulator.idle();
    expect(emulator.counters.byOperation).toMatchObject({ login: 2, logout: 1 });
  });

  it("F46: the guard does not keep another operation from being renewed", async () => {
    const { emulator, client } = await flashbladeWith({ forbid: [{ path: "*/file-systems" }] });
    await client.fetch(fileSystems);
    emulator.expire();
    expect((await client.fetch(arrays)).status).toBe(200);
    expect((await client.fetch(fileSystems)).status).toBe(403);
    expect(emulator.counters.logins).toBe(3);
  });

  it("F46: closing the session that was replaced costs no call under way with it", async () => {
    const { emulator, client } = await flashbladeWith({ forbid: [{ path: "*/file-systems" }] });
    await client.login();
    emulator.fault({ match: { path: "*/arrays" }, times: 5, delay: 200 });
    const slow = together(5, () => client.fetch(arrays));
    await eventually(() => expect(emulator.counters.byOperation["listArrays"]).toBe(5));
    expect((await client.fetch(fileSystems)).status).toBe(403);
    await eventually(() => expect(emulator.counters.logouts).toBe(1));
    expect(outcomes(await slow)).toEqual({ 200: 5 });
    expect(emulator.counters.logins).toBe(2);
  });

  it("F46: many forbidden paths cost three logins, not one each", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { path: "*/volumes/*" }, action: { type: "respond", status: 403 } });
    for (let call = 0; call < 100; call += 1) await client.fetch(`2.0/volumes/${call}`);
    expect(emulator.counters.logins).toBe(4);
  });
});
