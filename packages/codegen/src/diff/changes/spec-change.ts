import type { Position } from "../../source/position.ts";
import type { Spec } from "../../spec/read-spec.ts";
import type { Level } from "./level.ts";

/** A spec as it was, and as it is. */
export interface Pair {
  readonly before: Spec;
  readonly after: Spec;
}

/** One change, for the consumer who reads it and for the developer who must find it in the spec. */
export interface SpecChange {
  readonly level: Level;
  /** The operation and the place. */
  readonly place: string;
  /** What is different, a sentence. */
  readonly what: string;
  /** What to do; empty for nothing. */
  readonly remedy: string;
  /** A changeset that contains one of these mentions the change. */
  readonly subjects: readonly string[];
  /** Where it stands: in the spec as it is, or, when it is there no more, as it was. Takes a while in a large spec. */
  readonly position: () => Position;
}
