import type { Path } from "../source/json.ts";
import type { Side } from "../source/position.ts";
import type { Spec } from "./read-spec.ts";
import type { Problem } from "../source/spec-error.ts";

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

export function locate(spec: Pick<Spec, "position">, { path, side, ...finding }: Finding): Problem {
  return { ...spec.position(path, side), ...finding };
}
