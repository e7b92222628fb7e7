import type { BodyCondition, LapseAnswer, OperationTable } from "@vendor-auth/client";
import { matcher } from "./operations.ts";
import { parsed, valueAt } from "./json-pointer.ts";

/** The answers to a call that say "log in again", as the spec has them, beside 401. */
export type LapseFinder = (status: number, method: string, path: string) => readonly LapseAnswer[];

export function lapseFinder(lapses: readonly LapseAnswer[], operations: OperationTable): LapseFinder {
  const known = lapses.map((lapse) => ({ ...lapse, isOn: lapse.on ? matcher(lapse.on) : () => true }));
  return (status, method, path) =>
    known.filter((lapse) => isStatus(lapse.status, status, operations[path]?.[method.toLowerCase()]?.answers) && lapse.isOn(method, path));
}

/** `default` is every failure that the operation does not declare by itself. */
function isStatus(declared: string, status: number, answers: object = {}): boolean {
  if (declared !== "default") return declared === String(status) || declared.toUpperCase() === `${Math.floor(status / 100)}XX`;
  return status >= 400 && !Object.keys(answers).some((other) => other !== "default" && isStatus(other, status));
}

/** Whether a JSON body says all that it must. */
export function holds(body: string, conditions: readonly BodyCondition[]): boolean {
  const value = parsed(body);
  return conditions.every(({ pointer, values }) => values.includes(valueAt(value, pointer)));
}

/** True for a JSON object that says that something failed: errors that are there, `success: false`, or the code of a refusal. Words are no evidence. */
export function isFailure(body: string): boolean {
  const { error, errors, success, code, status } = { ...(parsed(body) as Readonly<Record<string, unknown>>) };
  return isThere(error) || isThere(errors) || success === false || [code, status].some((value) => value === 401 || value === 403);
}

function isThere(value: unknown): boolean {
  return typeof value === "object" && value !== null ? Object.keys(value).length > 0 : Boolean(value);
}
