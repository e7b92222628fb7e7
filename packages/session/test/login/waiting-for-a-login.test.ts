import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { arrays, flashbladeWith, outcomes, together } from "../support/with-emulator.ts";

describe("F33: callers leave while others wait for the same login", () => {
  it("F33: one aborts, one times out: the others get their session", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { operation: "login" }, answerDelay: 200 });
    const controller = new AbortController();
    const leaving = client.fetch(arrays, { signal: controller.signal });
    const timing = client.fetch(arrays, { signal: AbortSignal.timeout(50) });
    const staying = together(10, () => client.fetch(arrays));
    setTimeout(() => controller.abort(new Error("I left")), 30);
    await expect(leaving).rejects.toThrow("I left");
    await expect(timing).rejects.toMatchObject({ name: "TimeoutError" });
    expect(outcomes(await staying)).toEqual({ 200: 10 });
    expect(emulator.counters.logins).toBe(1);
  });

  it("F33: all leave: the login's late session is kept for the next caller, and closed at the end", async () => {
    const { emulator, client } = await flashbladeWith();
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    emulator.fault({ match: { operation: "login" }, answerDelay: () => held });
    const controller = new AbortController();
    const calls = together(10, () => client.fetch(arrays, { signal: controller.signal }));
    await eventually(() => expect(emulator.sessions).toHaveLength(1));
    controller.abort(new Error("all leave"));
    expect(outcomes(await calls)).toEqual({ "Error: all leave": 10 });
    answer();
    await emulator.idle();
    expect((await client.fetch(arrays)).status).toBe(200);
    await client[Symbol.asyncDispose]();
    expect(emulator.sessions).toHaveLength(0);
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1 });
  });

  it("F33: all leave a login that is never answered: it is cancelled when its time is up", async () => {
    const { emulator, client } = await flashbladeWith({}, { loginTimeout: 1_000, logoutTimeout: 100 });
    emulator.fault({ match: { operation: "login" }, times: 1, action: { type: "hang" } });
    const controller = new AbortController();
    const call = client.fetch(arrays, { signal: controller.signal });
    await emulator.waitFor({ operation: "login" });
    controller.abort(new Error("I left"));
    await expect(call).rejects.toThrow("I left");
    await emulator.idle(); // the server saw the connection end
    expect((await client.fetch(arrays)).status).toBe(200);
  });

  it("F33: one that comes back in time takes the login over", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { operation: "login" }, answerDelay: 150 });
    await client.fetch(arrays, { signal: AbortSignal.timeout(30) }).catch(() => {});
    expect((await client.fetch(arrays)).status).toBe(200);
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 0 });
  });

  it("F33: who aborts a call is told by the reason itself, before the login, during it and after it", async () => {
    const { emulator, client } = await flashbladeWith();
    const reason = Object.assign(new Error("I left"), { mine: true });
    const leave = (ms: number) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(reason), ms);
      return controller.signal;
    };
    await expect(client.fetch(arrays, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    emulator.fault({ match: { operation: "login" }, times: 1, answerDelay: 200 });
    await expect(client.fetch(arrays, { signal: leave(30) })).rejects.toBe(reason);
    await client.login();
    emulator.fault({ match: { path: "*/arrays" }, times: 1, action: { type: "hang" } });
    await expect(client.fetch(arrays, { signal: leave(30) })).rejects.toBe(reason);
  });

  it("F33: a signal that lives as long as the process keeps no session from being forgotten", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const { emulator, client } = await flashbladeWith();
    const { signal } = new AbortController();
    const held: WeakRef<object>[] = [];
    for (let lapse = 0; lapse < 4; lapse += 1) {
      await client.fetch(arrays, { signal });
      held.push(new WeakRef((await client.login()).secrets));
      emulator.expire();
    }
    await eventually(() => {
      collect();
      expect(held.map((one) => one.deref() !== undefined)).toEqual([false, false, expect.any(Boolean), true]);
    });
    expect(signal.aborted).toBe(false);
    expect(emulator.counters.logins).toBe(4);
  });

  it("F33: a caller whose signal has aborted before sends nothing", async () => {
    const { emulator, client } = await flashbladeWith();
    await expect(client.fetch(arrays, { signal: AbortSignal.abort(new Error("too late")) })).rejects.toThrow("too late");
    await emulator.idle();
    expect(emulator.sessions).toHaveLength(0);
  });
});
