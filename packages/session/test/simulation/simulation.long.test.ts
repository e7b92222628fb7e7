import { availableParallelism } from "node:os";
import { expect, it } from "vitest";
import { explain, playSeeds } from "./run/play-seeds.ts";

/**
 * These break an invariant, and why is not found yet. 12,896 (I4): a third attempt without a verdict within a minute, where a login was
 * redirected and its answer lost. 16,500 (I2): a refusal is handed over that a login would have lifted. Whoever mends one takes it out.
 */
const known = [12_896, 16_500];

/** `npm test` has played the first 2,000. */
it("seeds 2,001 to 20,000 keep I1 to I8, but for those that are known not to", { timeout: 3_600_000 }, async () => {
  const failures = await playSeeds({ first: 2_001, count: 18_000, processes: availableParallelism() });
  const others = failures.filter(({ seed }) => !known.includes(seed));
  expect(await Promise.all(others.map(explain))).toEqual([]);
  expect(failures.map(({ seed }) => seed).toSorted((a, b) => a - b)).toEqual(known);
});
