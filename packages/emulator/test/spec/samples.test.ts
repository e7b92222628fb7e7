import { expect, test } from "vitest";
import { createSchemaSet } from "../../src/spec/schemas/schema-set.ts";

const document = {
  openapi: "3.1.0",
  components: {
    schemas: {
      Volume: {
        type: "object",
        required: ["size", "used", "shift", "level", "below", "parts"],
        properties: {
          size: { type: "integer" },
          used: { type: ["number", "null"] },
          shift: { type: "integer", minimum: -9, maximum: -3 },
          level: { type: "integer", enum: [-1, -2] },
          below: { allOf: [{ type: "integer" }, { maximum: -5 }] },
          parts: { type: "array", items: { $ref: "#/components/schemas/Part" } },
        },
      },
      Part: { type: "object", required: ["count"], properties: { count: { type: "integer", format: "int64" } } },
    },
  },
};

interface Volume {
  readonly size: number;
  readonly used: number | null;
  readonly shift: number;
  readonly level: number;
  readonly below: number;
  readonly parts: readonly { readonly count: number }[];
}

function samplesOf(schema: unknown): Volume[] {
  const schemas = createSchemaSet(document, "answer");
  return Array.from({ length: 50 }, (_, seed) => schemas.sample(schema, seed)?.value as Volume);
}

test("a number without bounds is not negative, also behind a reference; one with bounds keeps them", () => {
  const { below: _, ...properties } = document.components.schemas.Volume.properties;
  const required = Object.keys(properties);
  for (const { size, used, shift, level, parts } of samplesOf({ type: "object", required, properties })) {
    expect([size, used ?? 0, ...parts.map(({ count }) => count)].filter((value) => value < 0)).toEqual([]);
    expect(shift).toBeGreaterThanOrEqual(-9);
    expect(shift).toBeLessThanOrEqual(-3);
    expect([-1, -2]).toContain(level);
  }
});

test("a number that must be negative is, though another part of its schema has no bounds", () => {
  for (const { below } of samplesOf({ $ref: "#/components/schemas/Volume" })) expect(below).toBeLessThanOrEqual(-5);
});
