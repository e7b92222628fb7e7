import { describe, expect, test } from "vitest";
import { generate } from "../../src/index.ts";
import { changed } from "../support/small-spec.ts";

/** The small spec whose login answers the first of these schemas. */
function withSchemas(schemas: readonly string[]): string {
  const lines = schemas.map((schema, index) => `    S${index}: ${schema}\n`);
  return changed(["#/components/schemas/Answer", "#/components/schemas/S0"], ["    Answer:\n", `${lines.join("")}    Answer:\n`]);
}

const to = (index: number) => `{ $ref: "#/components/schemas/S${index}" }`;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("nothing explodes", () => {
  test("40 schemas that each hold all 40: the walk for secrets looks at each once", async () => {
    const members = numbers(40).map((index) => `p${index}: ${to(index)}`);
    const files = await generate(
      withSchemas(numbers(40).map(() => `{ type: object, properties: { ${members.join(", ")} } }`)),
      "small.yaml",
    );
    expect(files.get("src/generated/session.ts")).toContain("secrets: []");
  });

  test("a secret among them: what holds it counts as secret as a whole where it would take too many pointers", async () => {
    const members = numbers(40).map((index) => `p${index}: ${to(index)}`);
    const secret = "{ type: object, properties: { key: { type: string, format: password } } }";
    const schemas = [...numbers(39).map(() => `{ type: object, properties: { ${members.join(", ")} } }`), secret];
    const session = (await generate(withSchemas(schemas), "small.yaml")).get("src/generated/session.ts")!;
    const pointers = session.match(/"\/p[^"]*"/g) ?? [];
    expect(pointers).toContain('"/p39"');
    expect(pointers.length).toBeLessThan(3000);
  });

  test("40 schemas put together from all that come after them", async () => {
    const schemas = numbers(40).map(
      (index) =>
        `{ allOf: [${[
          ...numbers(40)
            .slice(index + 1)
            .map(to),
          "{ type: object }",
        ].join(", ")}] }`,
    );
    await expect(generate(withSchemas(schemas), "small.yaml")).resolves.toBeInstanceOf(Map);
  });

  test.each([
    [
      "a chain of 5,000 references",
      withSchemas([...numbers(5000).map((index) => to(index + 1)), "{ type: string }"]),
      "leads through more than 100 references",
    ],
    [
      "5,000 schemas, each in the one before",
      withSchemas([...numbers(5000).map((index) => `{ type: object, properties: { p: ${to(index + 1)} } }`), "{}"]),
      "too deeply to be followed",
    ],
    [
      "500 objects in one another",
      withSchemas([`${"{ type: object, properties: { p: ".repeat(500)}{}${" } }".repeat(500)}`]),
      "too deeply to be followed",
    ],
    [
      "5,000 objects in one another",
      withSchemas([`${"{ type: object, properties: { p: ".repeat(5000)}{}${" } }".repeat(5000)}`]),
      "nested more than 1200 levels deep",
    ],
    ["65 MiB", changed(["title: Small", `title: ${"x".repeat(65 * 1024 * 1024)}`]), "The file has 66 MiB, and at most 64 are read"],
  ])("%s: refused, and said why", async (_name, text, want) => {
    await expect(generate(text, "small.yaml")).rejects.toThrow(want);
  });

  test("500 lists in one another are done", async () => {
    await expect(
      generate(withSchemas([`${"{ type: array, items: ".repeat(500)}{}${" }".repeat(500)}`]), "small.yaml"),
    ).resolves.toBeInstanceOf(Map);
  });
});
