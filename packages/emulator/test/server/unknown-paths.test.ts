import { describe, expect, test } from "vitest";
import { flashbladeSession } from "../support/sessions.ts";
import { start } from "../support/start.ts";

describe("a path below a version that no operation has", () => {
  test("is refused without a session, and missing with one", async () => {
    const emulator = await start("flashblade");
    const headers = await flashbladeSession(emulator);
    const ask = async (path: string, withSession: boolean): Promise<number> =>
      (await fetch(emulator.baseUrl + path, withSession ? { headers } : {})).status;
    expect([await ask("/2.28/alerts", false), await ask("/2.28/alerts", true)]).toEqual([403, 404]);
    emulator.expire();
    expect(await ask("/2.28/alerts", true)).toBe(403);
    expect(emulator.counters).toMatchObject({ refused: 2, byOperation: { unknown: 3 } });
    // Outside every version, it is missing for all.
    expect(await ask("/alerts", false)).toBe(404);
  });

  test("CloudEndure does the same", async () => {
    const { baseUrl } = await start("cloudendure");
    expect((await fetch(`${baseUrl}/licenses`)).status).toBe(401);
  });
});
