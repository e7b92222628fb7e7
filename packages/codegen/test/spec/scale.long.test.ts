import { describe, expect, test } from "vitest";
import { generate } from "../../src/index.ts";
import { readApi } from "../../src/session/read-api.ts";
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

  test("40 schemas that each hold all 40, in a request that asks for none of their defaults: written out up to a bound", async () => {
    const members = numbers(40).map((index) => `p${index}: ${to(index)}`);
    const schemas = numbers(40).map(() => `{ type: object, properties: { on: { type: boolean, default: true }, ${members.join(", ")} } }`);
    const body = 'requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/S0" } } } }';
    const spec = withSchemas(schemas).replace("      operationId: logout\n", `      operationId: logout\n      ${body}\n`);
    const types = (await generate(spec, "small.yaml")).get("src/generated/schema.ts")!;
    expect(types).toContain("on?: boolean");
    expect(types.length).toBeLessThan(2_000_000);
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

  const login = (schema: string) =>
    changed([
      "parameters: [{ name: key, in: header, required: true, schema: { type: string, format: password } }]",
      `requestBody: { required: true, content: { application/json: { schema: ${schema} } } }`,
    ]);
  const password = "{ type: object, required: [password], properties: { password: { type: string, format: password } } }";
  const choice = (index: number) => numbers(40).map((other) => `{ type: object, properties: { p${index}_${other}: { type: string } } }`);
  const withLogin = (schemas: readonly string[]) =>
    login(`{ allOf: [${password}, ${to(0)}] }`).replace(
      "    Answer:\n",
      () => `${schemas.map((each, index) => `    S${index}: ${each}\n`).join("")}    Answer:\n`,
    );

  test.each([
    [
      "40 choices of 40 each, all of them at once",
      login(
        `{ allOf: [${password}, ${numbers(40)
          .map((index) => `{ oneOf: [${choice(index).join(", ")}] }`)
          .join(", ")}] }`,
      ),
    ],
    [
      "40 choices of 40 each, one in another",
      withLogin([
        ...numbers(39).map(
          (index) =>
            `{ oneOf: [${numbers(40)
              .map(() => to(index + 1))
              .join(", ")}] }`,
        ),
        "{ type: object }",
      ]),
    ],
    [
      "40 choices of 40 each, one in another, that lead back",
      withLogin(
        numbers(40).map(
          (index) =>
            `{ anyOf: [${numbers(40)
              .map((other) => to((index + other) % 40))
              .join(", ")}] }`,
        ),
      ),
    ],
    [
      "5,000 choices",
      withLogin([
        `{ oneOf: [${numbers(5000)
          .map((index) => `{ properties: { p${index}: { type: string } } }`)
          .join(", ")}] }`,
      ]),
    ],
  ])("a login's body of %s", async (_name, text) => {
    const { login: found } = (await readApi({ text, file: "small.yaml" })).session;
    expect(found.input).toContainEqual(expect.objectContaining({ name: "password", required: true, secret: true }));
  });

  test.each([
    [
      "40 members of 40 each, five times one in another, in a login's body",
      withLogin([
        ...numbers(6).map(
          (index) =>
            `{ type: object, required: [m0], properties: { ${numbers(40)
              .map((other) => `m${other}: ${to(index + 1)}`)
              .join(", ")} } }`,
        ),
        "{}",
      ]),
      "The body has more than 10,000 members, one in another.",
    ],
    [
      "merge keys that multiply",
      changed([
        "info:",
        `x-0: &m0 { ${numbers(100)
          .map((index) => `a${index}: 1`)
          .join(", ")} }\n${numbers(200)
          .map(
            (index) =>
              `x-${index + 1}: &m${index + 1} { <<: [${numbers(100)
                .map(() => `*m${index}`)
                .join(", ")}], b${index}: 1 }\n`,
          )
          .join("")}info:`,
      ]),
      "its merge keys multiply it",
    ],
    ["an anchor that holds itself", changed(["info:", "x-loop: &a { b: [*a] }\ninfo:"]), "The alias *a contains itself."],
    [
      "aliases that multiply",
      changed([
        "info:",
        `x-0: &l0 [a]\n${numbers(9)
          .map(
            (index) =>
              `x-${index + 1}: &l${index + 1} [${numbers(10)
                .map(() => `*l${index}`)
                .join(", ")}]\n`,
          )
          .join("")}info:`,
      ]),
      "its aliases multiply it",
    ],
    ["50 references in a circle", withSchemas(numbers(50).map((index) => to((index + 1) % 50))), "leads back to itself"],
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
      "It is nested too deeply to be read.",
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
