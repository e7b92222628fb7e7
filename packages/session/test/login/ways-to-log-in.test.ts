import { describe, expect, it } from "vitest";
import type { FlashBladeOptions } from "../../src/vendors/flashblade/index.ts";
import { arrays, cloudendureWith, flashbladeWith, projects } from "../support/with-emulator.ts";

describe("each way to log in", () => {
  it("FlashBlade: a name and a password go in the body, without the header", async () => {
    const given = { username: "pureuser", password: "synthetic-password" };
    const { emulator, client } = await flashbladeWith({ credentials: given }, { credentials: given });
    expect((await client.fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(1);
  });

  it("CloudEndure: a name and a password", async () => {
    const { emulator, open } = await cloudendureWith();
    const { username, password } = emulator.credentials;
    expect((await open({ credentials: { username, password } }).fetch(projects)).status).toBe(200);
    expect(emulator.counters.logins).toBe(1);
  });

  it("of two that are given, the first is sent, and nothing of the other", async () => {
    const { emulator, open } = await flashbladeWith();
    const both = { ...emulator.credentials, username: "somebody", password: "wrong" };
    expect((await open({ credentials: both }).fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(1);
  });
});

/** What TypeScript takes; compiled, never run. */
export const types = {
  // @ts-expect-error a name without its password
  name: { credentials: { username: "somebody" } } satisfies Pick<FlashBladeOptions, "credentials">,
  // @ts-expect-error nothing
  none: { credentials: {} } satisfies Pick<FlashBladeOptions, "credentials">,
};
