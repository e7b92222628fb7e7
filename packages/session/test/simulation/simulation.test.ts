import { expect, it } from "vitest";
import { explain, playSeeds, playTenHours } from "./run/play-seeds.ts";

/** Milliseconds. The limit only ends a run that hangs: on a busy machine it takes minutes. */
const timeout = 1_800_000;

it("2,000 simulated runs keep I1 to I8: nothing is lost, doubled, shown or waited for without end", { timeout }, async () => {
  const failures = await playSeeds({ first: 1, count: 2_000, processes: 1 });
  expect(await Promise.all(failures.map(explain))).toEqual([]);
});

it("10 hours of use by 3 clients that share a store, with expiries only: 0 of 3,000 calls are refused", { timeout }, async () => {
  const { violations, outcomes } = await playTenHours(1);
  const { "200": read = 0, "201": created = 0, "204": removed = 0, ...others } = outcomes;
  expect(violations).toEqual([]);
  expect(others).toEqual({});
  expect(read + created + removed).toBeGreaterThanOrEqual(3_000);
});
