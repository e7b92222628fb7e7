import { checkNames } from "./check-names.ts";
import { checkReferences } from "./check-references.ts";
import { locate } from "../source/finding.ts";
import { readSpec } from "../spec/read-spec.ts";
import type { Spec, SpecInput } from "../spec/read-spec.ts";
import { SpecError } from "../source/spec-error.ts";

/** A spec that the libraries may be given: nothing in it leads them to another file, to a network, or into their own objects. */
export async function readSafeSpec(input: SpecInput): Promise<Spec> {
  const spec = await readSpec(input);
  const errors = [...checkNames(spec.document), ...checkReferences(spec.document).errors];
  if (errors.length > 0)
    throw new SpecError(
      spec.shownAs,
      errors.map((finding) => locate(spec, finding)),
    );
  return spec;
}
