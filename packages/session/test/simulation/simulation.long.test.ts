import { availableParallelism } from "node:os";
import { expect, it } from "vitest";
import { explain, playSeeds } from "./run/play-seeds.ts";

/** `npm test` has played the first 2,000. */
it("seeds 2,001 to 100,000 keep I1 to I8", { timeout: 3_600_000 }, async () => {
  const failures = await playSeeds({ first: 2_001, count: 98_000, processes: availableParallelism() });
  expect(await Promise.all(failures.map(explain))).toEqual([]);
});
