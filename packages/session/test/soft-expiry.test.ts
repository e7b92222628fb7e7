import { describe, expect, it } from "vitest";
import { arrays, flashbladeWith } from "./support.ts";

describe("F20: soft expiry", () => {
  it.each(["html200", "redirect302", "json200"] as const)("F20: a dead session told with %s is renewed once", async (softExpiry) => {
    const { emulator, client } = await flashbladeWith({ softExpiry });
    await client.fetch(arrays);
    emulator.expire();
    const response = await client.fetch(arrays);
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveProperty("items");
    expect(emulator.counters.logins).toBe(2);
  });

  const page = [["content-type", "text/html"]] as const;
  it.each([
    [
      "a page",
      { type: "respond", status: 200, headers: page, body: "<h1>Log in</h1>" },
      { status: 0, error: { status: 200, contentType: "text/html" } },
    ],
    [
      "a redirect to one",
      { type: "respond", status: 302, headers: [["location", "/login.html"]] },
      { status: 302, error: { status: 302, contentType: null } },
    ],
  ] as const)("F20: %s for a fresh session too: one renewal, then a typed error", async (_, action, want) => {
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { operation: "logout" }, action });
    const result = await client.POST("/logout");
    expect(result).toMatchObject(want);
    expect(result.error).toMatchObject({ name: "AnswerError" });
    expect(emulator.counters.logins).toBe(2);
    for (let call = 0; call < 10; call += 1) await client.POST("/logout");
    expect(emulator.counters.logins).toBe(2);
  });
});
