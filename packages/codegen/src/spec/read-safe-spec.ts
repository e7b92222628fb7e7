import { checkNames } from "./check-names.ts";
import { checkReferences } from "./check-references.ts";
import { readSpec } from "./read-spec.ts";
import type { Spec } from "./read-spec.ts";

/** A spec that the libraries may be given: nothing in it leads them to another file, to a network, or into their own objects. */
export function readSafeSpec(text: string, file: string): Spec {
  const spec = readSpec(text, file);
  checkNames(spec);
  checkReferences(spec);
  return spec;
}
