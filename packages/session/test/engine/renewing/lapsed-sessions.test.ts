import { describe, expect, it } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { arrays, cloudendureWith, fileSystems, flashbladeWith, outcomes, projects, together } from "../../support/with-emulator.ts";

describe("F1: a session that ends in mid-use", () => {
  const cases: [string, { given: Parameters<typeof flashbladeWith>[0] }][] = [
    ["FlashBlade's 403", { given: {} }],
    ["a FlashBlade that says 401", { given: { deadSessionStatus: 401 } }],
    ["another error body", { given: { errorBody: "message" } }],
  ];
  it.each(cases)("F1: %s costs one login, and the caller notices nothing", async (_, { given }) => {
    const { emulator, client } = await flashbladeWith(given);
    expect((await client.fetch(fileSystems)).status).toBe(200);
    emulator.expire();
    const response = await client.fetch(fileSystems);
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveProperty("items");
    expect(emulator.counters).toMatchObject({ logins: 2, renewals: 1, refused: 1 });
    expect(emulator.sessions).toHaveLength(1);
  });

  it("F1: CloudEndure's 401 costs one login, and the caller notices nothing", async () => {
    const { emulator, client, events } = await cloudendureWith();
    expect((await client.fetch(projects)).status).toBe(200);
    emulator.expire();
    expect((await client.fetch(projects)).status).toBe(200);
    expect(emulator.counters).toMatchObject({ logins: 2, renewals: 1 });
    expect(events.map(({ type }) => type)).toEqual(["login", "renewed"]);
  });
});

describe("F2: many calls refused at once", () => {
  it("F2: 50 calls on a lapsed session, answered within 0 to 2 s: 1 login, 0 failures", async () => {
    const { emulator, client } = await flashbladeWith();
    await client.fetch(arrays);
    emulator.expire();
    emulator.set({ latency: [0, 2000] });
    expect(outcomes(await together(50, () => client.fetch(arrays)))).toEqual({ 200: 50 });
    expect(emulator.counters).toMatchObject({ logins: 2, maxOpen: 1 });
  });

  it("F2: 1,000 first calls on a new client: 1 login", async () => {
    const { emulator, client } = await flashbladeWith();
    expect(outcomes(await together(1000, () => client.fetch(arrays)))).toEqual({ 200: 1000 });
    expect(emulator.counters).toMatchObject({ logins: 1, refused: 0 });
  });
});

it("F3: a late refusal of the old session, after the renewal, causes no second one", async () => {
  const { emulator, client } = await flashbladeWith();
  await client.fetch(arrays);
  emulator.expire();
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  emulator.fault({ match: { path: "*/file-systems" }, times: 1, answerDelay: () => held });
  const late = client.fetch(fileSystems); // refused by the server now, told later
  await eventually(() => expect(emulator.counters.byOperation["listFileSystems"]).toBe(1));
  expect((await client.fetch(arrays)).status).toBe(200);
  expect(emulator.counters.logins).toBe(2);
  release();
  expect((await late).status).toBe(200);
  expect(emulator.counters.logins).toBe(2);
});

describe("F30: the documented lifetime is wrong", () => {
  it("F30: whenever the session ends, one call renews it, and nothing is assumed", async () => {
    const { emulator, client } = await flashbladeWith({ absoluteTimeout: 600_000 });
    for (let hour = 0; hour < 10; hour += 1) {
      const results = await together(20, () => client.fetch(arrays));
      expect(outcomes(results)).toEqual({ 200: 20 });
      emulator.clock.advance(3_600_000);
    }
    expect(emulator.counters).toMatchObject({ logins: 10, maxOpen: 1 });
  });
});

describe("F37: a token that works on one node of a pair", () => {
  it("F37: a switch to the other node costs one login", async () => {
    const { emulator, client } = await flashbladeWith();
    await client.fetch(arrays);
    emulator.set({ node: "b" });
    expect(outcomes(await together(50, () => client.fetch(arrays)))).toEqual({ 200: 50 });
    expect(emulator.counters.logins).toBe(2);
  });

  it("F37: nodes that alternate with every request cost a bounded number of logins", async () => {
    const { emulator, client } = await flashbladeWith({ alternateNodes: 1 });
    for (let call = 0; call < 100; call += 1) await client.fetch(arrays);
    expect(emulator.counters.logins).toBeLessThanOrEqual(101);
  });
});
