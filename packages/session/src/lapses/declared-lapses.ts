import type { LapseAnswer, OperationFacts, OperationTable } from "@vendor-auth/client";
import { matcher } from "../operations/find-operation.ts";

/** The answers to a call that say "log in again", as the spec has them, beside 401. */
export type LapseFinder = (status: number, method: string, path: string) => readonly LapseAnswer[];

type FactsOf = (method: string, path: string) => OperationFacts | undefined;

export function lapseFinder(lapses: readonly LapseAnswer[], operations: OperationTable, factsOf: FactsOf): LapseFinder {
  const known = lapses.map((lapse) => ({ ...lapse, isOn: lapse.on ? matcher(lapse.on, operations) : () => true }));
  return (status, method, path) =>
    known.filter((lapse) => isDeclared(lapse.status, status, () => factsOf(method, path)) && lapse.isOn(method, path));
}

/**
 * `4XX` is every status of its class that the operation does not declare by itself, `default` every other refusal: neither what only
 * says "later", nor a server that fails. Looked up only for them.
 */
function isDeclared(declared: string, status: number, facts: () => OperationFacts | undefined): boolean {
  const range = `${Math.trunc(status / 100)}XX`;
  const isRange = declared.toUpperCase() === range;
  if (!isRange && (declared !== "default" || status < 400 || status >= 500)) return declared === String(status);
  if (status === 408 || status === 429) return false;
  const others = new Set(Object.keys(facts()?.answers ?? {}).map((each) => each.toUpperCase()));
  return !others.has(String(status)) && (isRange || !others.has(range));
}
