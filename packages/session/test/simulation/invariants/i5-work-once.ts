import type { Run } from "../run/run.ts";
import { timeOf } from "./groups.ts";

/** The work of a call with effects is done at most once. */
export function workOnce({ history }: Run): string[] {
  return history.calls
    .filter(({ effects }) => effects > 1)
    .map(
      ({ id, operation, client, startedAt, effects }) =>
        `call ${id} (${operation}) of ${client} at ${timeOf(startedAt)} was done ${effects} times`,
    );
}
