import { describe, expect, it, vi } from "vitest";
import { arrays, flashbladeWith, outcomes, together } from "./support.ts";

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

  it("F33: all leave: the login's late session is closed, not kept", async () => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { operation: "login" }, answerDelay: 200 });
    expect(outcomes(await together(10, () => client.fetch(arrays, { signal: AbortSignal.timeout(30) })))).not.toHaveProperty("200");
    expect(emulator.sessions).toHaveLength(1);
    await vi.waitFor(() => expect(emulator.sessions).toHaveLength(0));
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1 });
  });

  it("F33: all leave a login that is never answered: it is cancelled", async () => {
    const { emulator, client } = await flashbladeWith({}, { logoutTimeout: 100 });
    emulator.fault({ match: { operation: "login" }, times: 1, action: { type: "hang" } });
    await expect(client.fetch(arrays, { signal: AbortSignal.timeout(30) })).rejects.toMatchObject({ name: "TimeoutError" });
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

  it("F33: a caller whose signal has aborted before sends nothing", async () => {
    const { emulator, client } = await flashbladeWith();
    await expect(client.fetch(arrays, { signal: AbortSignal.abort(new Error("too late")) })).rejects.toThrow("too late");
    await emulator.idle();
    expect(emulator.sessions).toHaveLength(0);
  });
});
