import { drawPlan } from "../users/plan.ts";
import type { EngineCopy } from "./engines.ts";
import { playPlan } from "./play-plan.ts";
import type { Violation } from "./run.ts";

/** A run in which something was that must not be. */
export interface Failure {
  readonly seed: number;
  readonly violations: readonly Violation[];
}

/** Plays the seeds from `first` on, each `stride`th, below `end`; stops after so many failures. */
export async function playRange(
  engines: readonly EngineCopy[],
  { first, end, stride, mostFailures }: { first: number; end: number; stride: number; mostFailures: number },
): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (let seed = first; seed < end && failures.length < mostFailures; seed += stride) {
    const { violations } = await playPlan(drawPlan(seed), engines);
    if (violations.length > 0) failures.push({ seed, violations });
  }
  return failures;
}
