import { describe, expect, it, onTestFinished, vi } from "vitest";
import { arrays, flashbladeWith } from "../support/with-emulator.ts";

describe("F29: the clock is set", () => {
  it.each([
    ["back", -86_400_000],
    ["forward", 86_400_000],
  ])("F29: %s by a day: no renewal, and no refusal is forgotten", async (_, step) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const { emulator, client, open } = await flashbladeWith();
    const wrong = open({ credentials: { apiToken: "T-00000000-0000-4000-8000-000000000000" } });
    await client.fetch(arrays);
    await wrong.fetch(arrays).catch(() => {});
    vi.setSystemTime(Date.now() + step);
    for (let call = 0; call < 20; call += 1) expect((await client.fetch(arrays)).status).toBe(200);
    await expect(wrong.fetch(arrays)).rejects.toMatchObject({ code: "credentials_refused" });
    expect(emulator.counters).toMatchObject({ logins: 1, failedLogins: 1 });
  });

  it("F29: a wait for Retry-After goes by elapsed time", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const { emulator, client } = await flashbladeWith({ throttle: { retryAfter: "3600" } });
    await expect(client.fetch(arrays)).rejects.toMatchObject({ code: "throttled" });
    vi.setSystemTime(Date.now() + 7_200_000);
    await expect(client.fetch(arrays)).rejects.toMatchObject({ code: "throttled" });
    expect(emulator.counters.byOperation["login"]).toBe(1);
  });
});
