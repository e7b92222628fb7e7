import { availableParallelism } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sabotagedRows, withSabotagedCopy } from "../support/sabotaged-copy.ts";
import { playSeeds } from "./run/play-seeds.ts";

/** Each patch of test/sabotage puts a fault back that was there once. The simulator knows none of them. */
it.each(sabotagedRows())("the fault of %s, put back, is found within 10,000 simulated runs", { timeout: 1_200_000 }, async (row) => {
  const found = await withSabotagedCopy(row, "simulation", (copy) =>
    playSeeds({ first: 1, count: 10_000, processes: availableParallelism(), mostFailures: 1, folder: join(copy, "test/simulation") }),
  );
  expect(found.length, `seeds that fail with ${row} put back`).toBeGreaterThan(0);
});
