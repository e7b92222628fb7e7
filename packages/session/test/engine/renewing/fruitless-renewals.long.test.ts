import { expect, it } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { arrays, fileSystems, flashbladeWith, outcomes, together } from "../../support/with-emulator.ts";

it("F4: 500 calls at once cost one extra login", async () => {
  const { emulator, client } = await flashbladeWith();
  emulator.fault({ match: { path: "*/arrays" }, action: { type: "respond", status: 401 } });
  expect(outcomes(await together(500, () => client.fetch(arrays)))).toEqual({ 401: 500 });
  expect(emulator.counters.logins).toBe(2);
});

it.each([
  ["one after the other", 1],
  ["50 at a time", 50],
])("F46: 1,000 calls, %s: at most 1 extra login, one session left", async (_, width) => {
  const { emulator, client } = await flashbladeWith({ forbid: [{ path: "*/file-systems" }] });
  for (let call = 0; call < 1000; call += width) {
    const results = await together(width, () => client.fetch(fileSystems));
    expect(outcomes(results)).toEqual({ 403: width });
    if (call % 100 === 0) expect((await client.fetch(arrays)).status).toBe(200);
  }
  expect(emulator.counters.logins).toBeLessThanOrEqual(2);
  await eventually(() => expect(emulator.sessions).toHaveLength(1));
});
