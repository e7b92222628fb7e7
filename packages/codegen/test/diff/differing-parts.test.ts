import { expect, test } from "vitest";
import { differingParts } from "../../src/diff/changes/differing-parts.ts";
import type { JsonObject } from "../../src/source/json.ts";

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answering = (schema: object) => ({ responses: { 200: { description: "", content: { "application/json": { schema } } } } });

/** `User` has a `Name`; users are got, and things, which have a `Size`. */
function document(changes: { name?: object; shared?: object; kind?: object } = {}): JsonObject {
  return {
    info: { title: "A" },
    paths: {
      "/users": { get: answering(refTo("User")), post: answering({}), ...changes.shared },
      "/things": { get: answering(refTo("Thing")) },
      "/pets": { get: answering({ oneOf: [], discriminator: { propertyName: "kind", mapping: { cat: "Cat" } } }) },
    },
    components: {
      schemas: {
        User: { type: "object", properties: { name: refTo("Name"), age: refTo("Age") } },
        Name: changes.name ?? { type: "string" },
        Age: { type: "integer" },
        Thing: { type: "object", properties: { size: refTo("Size") } },
        Size: { type: "integer" },
        Cat: changes.kind ?? { type: "object" },
      },
      securitySchemes: { token: {} },
    },
  };
}

/** What is kept of a side: operations and schemas. */
function kept({ paths, components }: JsonObject): string[] {
  const operations = Object.entries(paths as JsonObject).flatMap(([path, item]) =>
    Object.keys(item as object).map((key) => `${path} ${key}`),
  );
  return [...operations, ...Object.keys((components as { schemas: object }).schemas)];
}

test.each([
  ["nothing", { given: {}, want: [] }],
  [
    "a schema: with all that leads to it, and what that needs",
    { given: { name: { type: "integer" } }, want: ["/users get", "User", "Name", "Age"] },
  ],
  [
    "what operations of a path share",
    {
      given: { shared: { parameters: [refTo("Size")] } },
      want: ["/users get", "/users post", "/users parameters", "User", "Name", "Age", "Size"],
    },
  ],
  ["a schema that a discriminator names", { given: { kind: { type: "string" } }, want: ["/pets get", "Cat"] }],
])("of %s", (_name, { given, want }) => {
  const { before, after } = differingParts(document(), document(given));
  expect(kept(after)).toEqual(want);
  expect(kept(before)).toEqual(want.filter((name) => name !== "/users parameters"));
  expect(after).toMatchObject({ info: { title: "A" }, components: { securitySchemes: { token: {} } } });
});
