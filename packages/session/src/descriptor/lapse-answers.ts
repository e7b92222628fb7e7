import type { BodyCondition, LapseAnswer, OperationTable } from "@vendor-auth/client";
import { matcher } from "./operations.ts";
import { stepsOf, valueAt } from "./json-pointer.ts";

/** The spec's answers that say "log in again", beside 401. */
export interface LapseAnswers {
  /** Whether the status alone says it. */
  byStatus(status: number, method: string, path: string): boolean;
  /** Whether the body says it. */
  byBody(body: string, status: number, method: string, path: string): boolean;
  mayBeInBody(status: number, method: string, path: string): boolean;
  readonly hasBody: boolean;
}

export function lapseAnswers(lapses: readonly LapseAnswer[], operations: OperationTable): LapseAnswers {
  const known = lapses.map((lapse) => ({ ...lapse, isOn: lapse.on ? matcher(lapse.on) : () => true }));
  const matching = (status: number, method: string, path: string) =>
    known.filter((lapse) => isStatus(lapse.status, status, operations[path]?.[method.toLowerCase()]?.answers) && lapse.isOn(method, path));
  return {
    byStatus: (...call) => known.length > 0 && matching(...call).some(({ body }) => body === undefined),
    byBody: (body, ...call) => matching(...call).some((lapse) => lapse.body?.some((conditions) => holds(body, conditions))),
    mayBeInBody: (...call) => matching(...call).some(({ body }) => body !== undefined),
    hasBody: known.some(({ body }) => body !== undefined),
  };
}

/** `default` is every failure that the operation does not declare by itself. */
function isStatus(declared: string, status: number, answers: object = {}): boolean {
  if (declared !== "default") return declared === String(status) || declared.toUpperCase() === `${Math.floor(status / 100)}XX`;
  return status >= 400 && !Object.keys(answers).some((other) => other !== "default" && isStatus(other, status));
}

/** Whether a JSON body says all that it must. */
export function holds(body: string, conditions: readonly BodyCondition[]): boolean {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return false;
  }
  return conditions.every(({ pointer, values }) => values.includes(valueAt(value, stepsOf(pointer))));
}
