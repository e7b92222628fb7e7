import type { Level } from "../changes/level.ts";
import type { LocatedChange } from "../changes/located-change.ts";

/** One row of the table: the changes it applies to, what they mean to a consumer, and the text for them. */
export interface Rule {
  /** As specs/README.md lists it. */
  readonly when: string;
  /** Where types can show it, TypeScript has the last word. */
  readonly level: Level;
  /** No type shows it: this level stands. */
  readonly isOfTheWire?: true;
  readonly is: (change: LocatedChange) => boolean;
  /** A sentence, after the place. */
  readonly what: (change: LocatedChange) => string;
  /** What to do, a sentence. Empty for nothing. */
  readonly remedy?: string;
}

/** The values that only the first list has. */
export function lost(from: unknown, to: unknown): unknown[] {
  const kept = new Set(listOf(to).map((value) => JSON.stringify(value)));
  return listOf(from).filter((value) => !kept.has(JSON.stringify(value)));
}

/** An enum's values, or a constant's. */
function listOf(value: unknown): unknown[] {
  return value === undefined ? [] : [value].flat();
}

/** `` `a`, `b` `` */
export function quoted(values: readonly unknown[]): string {
  return values.map((value) => `\`${String(value)}\``).join(", ");
}

/** The member that changed, in a sentence: `` `User.status` ``, or "it" for the whole. */
export function named({ member }: LocatedChange): string {
  return member === "" ? "the value" : `\`${member}\``;
}
