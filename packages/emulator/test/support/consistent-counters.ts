import { expect } from "vitest";
import type { Counters } from "../../src/index.ts";

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** What must hold of the counters whenever nothing is in flight. */
export function expectConsistent(counters: Counters, open: number): void {
  expect(sum(counters.byOperation)).toBe(counters.requests);
  expect(sum(counters.byStatus) + counters.dropped).toBe(counters.requests);
  expect(counters.logins - counters.logouts - counters.ended).toBe(open);
  expect(counters.renewals).toBeLessThanOrEqual(counters.ended);
}
