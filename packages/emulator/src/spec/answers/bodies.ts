import { hash } from "node:crypto";
import type { Condition } from "../reader/api.ts";
import { followed, own, valueAt, withValueAt, type JsonObject } from "../reader/json.ts";
import type { SchemaSet } from "../schemas/schema-set.ts";
import { exampleOf, isJson, type Media } from "./media.ts";

/** What a body must be, beside what its schema says. */
export interface BodyNeeds {
  /** Tells values apart that would be the same: the name of the operation. */
  readonly name: string;
  /** Values at JSON pointers. */
  readonly values?: ReadonlyMap<string, unknown>;
  readonly isFitting?: (value: unknown) => boolean;
}

/** Makes the bodies of answers: the description's example where its own schema allows it, else a value of the schema. */
export interface Bodies {
  /** The value of a body. Undefined where the description says nothing of it. */
  valueOf(media: Media, needs: BodyNeeds): unknown;
  /** A value as bytes of its media type. */
  textOf(media: Media, value: unknown): string;
}

export function createBodies(document: JsonObject, schemas: SchemaSet): Bodies {
  return {
    valueOf({ media }, { name, values = new Map(), isFitting = () => true }) {
      const schema = own(media, "schema");
      const filled = (value: unknown): unknown => [...values].reduce((body, [pointer, put]) => withValueAt(body, pointer, put), value);
      const isRight = (value: unknown): boolean => {
        const whole = filled(value);
        return isFitting(whole) && (schema === undefined || schemas.check(schema, whole) === undefined);
      };
      const example = exampleOf(document, media);
      if (example !== undefined && (values.size === 0 || isFitting(example.value)) && isRight(example.value)) return filled(example.value);
      for (const form of schema === undefined ? [] : formsOf(document, schema)) {
        const isOfForm = (value: unknown): boolean => isRight(value) && schemas.check(form, filled(value)) === undefined;
        const sample = schemas.sample(form, seedOf(name), isOfForm);
        if (sample !== undefined) return filled(sample.value);
      }
      // The schema contradicts itself, or what is needed contradicts it.
      return filled(example?.value);
    },
    textOf({ type }, value) {
      if (isJson(type)) return JSON.stringify(value === undefined ? {} : value);
      return typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
    },
  };
}

/** The forms that a schema offers, one of which a value has; itself, when it offers none. */
function formsOf(document: JsonObject, schema: unknown): readonly unknown[] {
  const offered = ["oneOf", "anyOf"].flatMap((key) => (own(followed(document, schema), key) as unknown[] | undefined) ?? []);
  return [...offered, schema];
}

/** Whether a body says all that it must. */
export function satisfies(body: unknown, conditions: readonly Condition[]): boolean {
  return conditions.every(({ pointer, values }) => values.includes(valueAt(body, pointer)));
}

/** The first value of each condition. */
export function valuesOf(conditions: readonly Condition[]): Map<string, unknown> {
  return new Map(conditions.map(({ pointer, values }) => [pointer, values[0]]));
}

/** The same for the same name, on every machine. */
function seedOf(name: string): number {
  return Number.parseInt(hash("sha256", name, "hex").slice(0, 8), 16);
}
