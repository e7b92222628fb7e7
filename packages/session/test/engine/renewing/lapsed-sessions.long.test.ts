import { describe, expect, it } from "vitest";
import { arrays, cloudendureWith, flashbladeWith, outcomes, projects, together } from "../../support/with-emulator.ts";

describe("F2: very many calls refused at once", () => {
  it("F2: 1,000 calls on a lapsed session, answered within 0 to 2 s: 1 login, 0 failures", async () => {
    const { emulator, client } = await flashbladeWith();
    await client.fetch(arrays);
    emulator.expire();
    emulator.set({ latency: [0, 2000] });
    expect(outcomes(await together(1000, () => client.fetch(arrays)))).toEqual({ 200: 1000 });
    expect(emulator.counters).toMatchObject({ logins: 2, maxOpen: 1 });
  });

  it("F2: 1,000 calls on a lapsed CloudEndure session: 1 login", async () => {
    const { emulator, client } = await cloudendureWith();
    await client.fetch(projects);
    emulator.expire();
    expect(outcomes(await together(1000, () => client.fetch(projects)))).toEqual({ 200: 1000 });
    expect(emulator.counters.logins).toBe(2);
  });
});
