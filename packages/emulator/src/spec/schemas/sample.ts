import { generateSync, type GenerateOptions, type JsonSchema } from "json-schema-faker";
import type { JsonObject } from "../reader/json.ts";
import { notNegative } from "./not-negative.ts";

/** How a value is made. */
export interface SampleOptions {
  readonly seed: number;
  /** The schema at an address. */
  readonly resolve: (uri: string) => JsonObject | boolean | undefined;
  /** Whether a value will do. */
  readonly isFitting: (value: unknown) => boolean;
}

/** A sample longer than this is no sample, but a schema that holds itself many times. */
const maxLength = 50_000;

/** Tried one after the other until a value fits: all members, to a depth that gets less; then only those that are required. */
const attempts: readonly GenerateOptions[] = [
  ...[8, 6, 5, 4, 3].map((maxDepth) => ({ alwaysFakeOptionals: true, maxDepth, useExamplesValue: true })),
  ...[8, 4].map((maxDepth) => ({ alwaysFakeOptionals: true, maxDepth })),
  ...[8, 30].map((maxDepth) => ({ optionalsProbability: 0, maxDepth })),
  { optionalsProbability: 0, maxDepth: 30, minItems: undefined, maxItems: undefined } as unknown as GenerateOptions,
];

/** How often all of them are tried, each time with another seed. */
const rounds = 5;

const text = "c3ludGhldGlj"; // "synthetic"
const formats = { byte: () => text, binary: () => text, password: () => text };

/** A value that a schema allows, the same each time; undefined when none is found. */
export function sampleOf(
  schema: JsonObject | boolean,
  { seed, resolve, isFitting }: SampleOptions,
): { readonly value: unknown } | undefined {
  for (let round = 0; round < rounds; round += 1) {
    for (const attempt of attempts) {
      // Where a number must be negative after all, as it is.
      for (const read of [notNegative, asItIs]) {
        const refResolver = (uri: string): JsonSchema => read(resolve(uri) ?? true);
        const options = { seed: seed + round, minItems: 1, maxItems: 2, formats, refResolver, ...attempt };
        const value = generated(read(schema), options);
        if (value !== undefined && isFitting(value)) return { value };
      }
    }
  }
  return undefined;
}

function asItIs(schema: JsonObject | boolean): JsonObject | boolean {
  return schema;
}

/** Undefined for a schema that the library cannot follow, and for a value that is too long. */
function generated(schema: JsonObject | boolean, options: GenerateOptions): unknown {
  try {
    const value = generateSync(schema, options);
    return (JSON.stringify(value)?.length ?? 0) > maxLength ? undefined : value;
  } catch {
    return undefined;
  }
}
