import { array, constantFrom, nat, tuple } from "fast-check";
import type { Arbitrary } from "fast-check";
import type { JsonMap } from "./document.ts";
import { otherSteps } from "./other-steps.ts";
import { schemaSteps } from "./schema-steps.ts";

const steps = { ...schemaSteps, ...otherSteps };
const names = Object.keys(steps);

/** Steps by name, each with numbers that say where it is made and with what. */
export type Walk = readonly (readonly [name: string, numbers: readonly number[]])[];

/** Walks of one to three steps. */
export const walks: Arbitrary<Walk> = array(tuple(constantFrom(...names), array(nat(1_000), { minLength: 3, maxLength: 3 })), {
  minLength: 1,
  maxLength: 3,
});

/** The document after a walk. What cannot be made is left out. */
export function walked(document: JsonMap, walk: Walk): JsonMap {
  const after = structuredClone(document);
  for (const [name, numbers] of walk) {
    let next = 0;
    steps[name]!(after, (from) => from[numbers[next++ % numbers.length]! % from.length]!);
  }
  return after;
}
