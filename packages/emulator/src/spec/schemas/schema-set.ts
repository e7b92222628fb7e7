import { Ajv2020, type ErrorObject, type Options, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { targetOf, type JsonObject } from "../reader/json.ts";
import { toJsonSchema, type Direction } from "./json-schema.ts";
import { sampleOf } from "./sample.ts";

/** What is wrong with a value: where in it, as a JSON pointer, and what was expected. */
export interface Mismatch {
  readonly pointer: string;
  readonly expected: string;
}

/** The schemas of a description, for values that go in one direction. */
export interface SchemaSet {
  /** Looks for what is wrong with a value. With `isText` numbers and booleans may be texts, and become what they should be, in place. */
  check(schema: unknown, value: unknown, options?: { readonly isText?: boolean }): Mismatch | undefined;
  /** A value of the schema; the same for the same seed. `isFitting` may refuse one: then others are made. Undefined when none is found. */
  sample(schema: unknown, seed: number, isFitting?: (value: unknown) => boolean): { readonly value: unknown } | undefined;
}

const base: Options = {
  strict: false,
  logger: false,
  validateSchema: false,
  // A pattern that is none in JavaScript forbids nothing.
  code: { regExp: Object.assign(compiledPattern, { code: "" }) },
};

/** Reads the schemas of `document` as they are needed. */
export function createSchemaSet(document: JsonObject, direction: Direction): SchemaSet {
  const byReference = new Map<string, string>();
  const byUri = new Map<string, JsonObject | boolean>();
  const converted = new WeakMap<object, JsonObject | boolean>();
  const strict = lazily(() => createValidators(base, convert, byUri));
  const lenient = lazily(() => createValidators({ ...base, coerceTypes: true }, convert, byUri));
  const context = { document, direction, refer };

  /** The address of what a reference leads to. It is known before it is read: it may refer to itself. */
  function refer(reference: string): string {
    const known = byReference.get(reference);
    if (known !== undefined) return known;
    const uri = `schema://spec/${byReference.size}`;
    byReference.set(reference, uri);
    byUri.set(uri, toJsonSchema(targetOf(document, reference), context));
    return uri;
  }

  function convert(schema: unknown): JsonObject | boolean {
    if (typeof schema !== "object" || schema === null) return toJsonSchema(schema, context);
    const made = converted.get(schema) ?? toJsonSchema(schema, context);
    converted.set(schema, made);
    return made;
  }

  return {
    check(schema, value, { isText = false } = {}) {
      const validate = (isText ? lenient() : strict())(schema);
      return validate(value) ? undefined : describe(validate.errors?.[0]);
    },
    sample(schema, seed, isFitting = () => true) {
      const validate = strict()(schema);
      return sampleOf(convert(schema), {
        seed,
        resolve: (uri) => byUri.get(uri),
        isFitting: (value) => validate(value) && isFitting(value),
      });
    },
  };
}

/** Makes a validator of each schema once, with the parts that its references lead to. */
function createValidators(
  options: Options,
  convert: (schema: unknown) => JsonObject | boolean,
  byUri: ReadonlyMap<string, JsonObject | boolean>,
): (schema: unknown) => ValidateFunction {
  const ajv = new Ajv2020(options);
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);
  const bySchema = new WeakMap<object, ValidateFunction>();
  const added = new Set<string>();
  return (schema) => {
    const key = typeof schema === "object" && schema !== null ? schema : {};
    const found = bySchema.get(key);
    if (found !== undefined) return found;
    const made = convert(schema);
    for (const [uri, part] of byUri) {
      if (!added.has(uri)) ajv.addSchema(part, uri);
      added.add(uri);
    }
    const validate = ajv.compile(made);
    bySchema.set(key, validate);
    return validate;
  };
}

function describe(error: ErrorObject | undefined): Mismatch {
  const { instancePath = "", message = "must be valid", params = {} } = error ?? {};
  const { allowedValues, allowedValue, additionalProperty } = params as Record<string, unknown>;
  const which = allowedValues ?? allowedValue ?? additionalProperty;
  return { pointer: instancePath, expected: which === undefined ? message : `${message}: ${JSON.stringify(which).slice(0, 200)}` };
}

function compiledPattern(pattern: string, flags: string): RegExp {
  for (const tried of [flags, ""]) {
    try {
      return new RegExp(pattern, tried);
    } catch {
      // The next, or none.
    }
  }
  return /(?:)/;
}

function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
