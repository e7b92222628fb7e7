import { describe, expect, it } from "vitest";
import type { CloudEndureOptions } from "../../src/vendors/cloudendure/index.ts";
import type { FlashBladeOptions } from "../../src/vendors/flashblade/index.ts";
import { arrays, cloudendureWith, flashbladeWith, projects } from "../support/with-emulator.ts";

describe("F19: credentials that are not there are told before anything is sent", () => {
  it.each([undefined, null])("F19: a function that gives %s", async (none) => {
    const credentials = (() => none) as unknown as FlashBladeOptions["credentials"];
    const { emulator, client } = await flashbladeWith({}, { credentials });
    await expect(client.fetch(arrays)).rejects.toMatchObject({ code: "credentials_unusable", vendor: "flashblade", operation: "login" });
    await expect(client.login()).rejects.toMatchObject({ code: "credentials_unusable" });
    expect(emulator.counters.requests).toBe(0);
  });

  // As JavaScript may give them: TypeScript takes none of these.
  it.each<[string, unknown]>([
    ["nothing", {}],
    ["a variable that is not set", { userApiToken: process.env["NEVER_SET"] as string }],
    ["an empty token", { userApiToken: "" }],
    ["a name without its password", { username: "somebody" }],
  ])("F19: an object that holds %s", async (_, given) => {
    const { emulator, client } = await cloudendureWith({}, { credentials: given as CloudEndureOptions["credentials"] });
    await expect(client.fetch(projects)).rejects.toMatchObject({
      code: "credentials_unusable",
      message: expect.stringContaining("expected userApiToken, or username and password, or googleOauthCode"),
    });
    expect(emulator.counters.requests).toBe(0);
  });

  it("what a function for the credentials throws reaches the caller as it is, and the next call asks again", async () => {
    const broken = new Error("the vault is sealed");
    let isSealed = true;
    const { emulator, client } = await flashbladeWith();
    const sealed = (await flashbladeWith({}, { credentials: () => (isSealed ? Promise.reject(broken) : emulator.credentials) })).open({
      baseUrl: emulator.baseUrl,
    });
    await expect(sealed.fetch(arrays)).rejects.toBe(broken);
    isSealed = false;
    expect((await sealed.fetch(arrays)).status).toBe(200);
    expect(emulator.counters.logins).toBe(1);
    void client;
  });
});
