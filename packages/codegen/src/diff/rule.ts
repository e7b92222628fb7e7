import type { Level } from "./level.ts";
import type { SeenChange } from "./seen-change.ts";

/** One row of the table: which changes it concerns, what they are to a consumer, and what to tell. */
export interface Rule {
  /** As specs/README.md lists it. */
  readonly when: string;
  readonly level: Level;
  readonly is: (change: SeenChange) => boolean;
  /** A sentence, after the place. */
  readonly what: (change: SeenChange) => string;
  /** What to do, a sentence. Empty for nothing. */
  readonly todo?: string;
}

/** The values that only the first list has. */
export function lost(from: unknown, to: unknown): unknown[] {
  const kept = new Set(listOf(to).map((value) => JSON.stringify(value)));
  return listOf(from).filter((value) => !kept.has(JSON.stringify(value)));
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** `` `a`, `b` `` */
export function quoted(values: readonly unknown[]): string {
  return values.map((value) => `\`${String(value)}\``).join(", ");
}

/** The member that changed, in a sentence: `` `User.status` ``, or "it" for the whole. */
export function named({ member }: SeenChange): string {
  return member === "" ? "the value" : `\`${member}\``;
}
