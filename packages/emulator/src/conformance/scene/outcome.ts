import { count } from "./words.ts";

/** What became of something that a client was asked to do. */
export type Outcome<Value> =
  | { readonly kind: "done"; readonly value: Value }
  | { readonly kind: "threw"; readonly error: unknown }
  /** Not settled in time. */
  | { readonly kind: "late" };

/** What a call came to. */
export type CallOutcome = Outcome<{ readonly status: number }>;

/** Whether a call was answered with a status of the 200 class. */
export function isSuccess(outcome: CallOutcome): boolean {
  return outcome.kind === "done" && outcome.value.status >= 200 && outcome.value.status < 300;
}

/** `50 calls succeeded`, or `47 of 50 calls failed (45 × 403, 2 × threw)`. */
export function tally(outcomes: readonly CallOutcome[]): string {
  const failed = outcomes.filter((outcome) => !isSuccess(outcome));
  const all = count(outcomes.length, "call");
  if (failed.length === 0) return `${all} succeeded`;
  const ways = new Map<string, number>();
  for (const outcome of failed) {
    const way = outcome.kind === "done" ? String(outcome.value.status) : outcome.kind === "late" ? "not settled" : "threw";
    ways.set(way, (ways.get(way) ?? 0) + 1);
  }
  const list = ways.size === 1 ? [...ways.keys()] : [...ways].map(([way, times]) => `${times} × ${way}`);
  return `${failed.length === outcomes.length ? all : `${failed.length} of ${all}`} failed (${list.join(", ")})`;
}
