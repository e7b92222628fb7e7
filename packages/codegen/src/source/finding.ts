import type { Path } from "./json.ts";
import type { Position, Side } from "./position.ts";
import type { Problem } from "./problem.ts";

/** Something that is wrong in a spec, or only untidy. Where it stands is looked up when it is told. */
export interface Finding {
  readonly path: Path;
  readonly side?: Side | undefined;
  /** Findings of one kind are told together. Default: `problem`. */
  readonly kind?: string;
  /** What is wrong, as a sentence. */
  readonly problem: string;
  /** What to do about it, as a sentence. */
  readonly remedy: string;
  /** An action of an overlay that mends it, as lines of YAML. */
  readonly mend?: string;
}

/** The finding with the place where it stands. */
export function locate(spec: { position(path: Path, side?: Side): Position }, { path, side, ...finding }: Finding): Problem {
  return { ...spec.position(path, side), ...finding };
}
