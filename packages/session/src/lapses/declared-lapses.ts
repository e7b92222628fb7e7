import type { LapseAnswer, OperationTable } from "@vendor-auth/client";
import { matcher } from "../operations/find-operation.ts";

/** The answers to a call that say "log in again", as the spec has them, beside 401. */
export type LapseFinder = (status: number, method: string, path: string) => readonly LapseAnswer[];

export function lapseFinder(lapses: readonly LapseAnswer[], operations: OperationTable): LapseFinder {
  if (lapses.length === 0) return () => lapses;
  const known = lapses.map((lapse) => ({ ...lapse, isOn: lapse.on ? matcher(lapse.on) : () => true }));
  return (status, method, path) =>
    known.filter((lapse) => isStatus(lapse.status, status, operations[path]?.[method.toLowerCase()]?.answers) && lapse.isOn(method, path));
}

/** `default` is every failure that the operation does not declare by itself. */
function isStatus(declared: string, status: number, answers: object = {}): boolean {
  if (declared !== "default") return declared === String(status) || declared.toUpperCase() === `${Math.floor(status / 100)}XX`;
  return status >= 400 && !Object.keys(answers).some((other) => other !== "default" && isStatus(other, status));
}
