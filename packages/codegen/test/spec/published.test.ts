import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { generate } from "../../src/index.ts";
import type { GenerateOptions } from "../../src/index.ts";
import { complaints } from "../support/complaints.ts";
import { traits as publishedTraits } from "../support/published-traits.ts";
import { changed } from "../support/small-spec.ts";
import { untidyTraits } from "../support/untidy-traits.ts";

const traits = [...publishedTraits, ...untidyTraits];

/** What is generated of a text, and what its user is told. */
async function generated(text: string, options: GenerateOptions = {}, file = "small.yaml") {
  const notices: string[] = [];
  const files = await generate(text, file, { ...options, onNotice: (line) => notices.push(line) });
  const types = files.get("src/generated/schema.ts")!;
  return { files, types, session: files.get("src/generated/session.ts")!, notices };
}

describe("takes what is published", () => {
  test.each(traits)("%s", async (_name, { given, types: want, notices: told }) => {
    const { types, notices } = await generated(changed(...given));
    expect(types).toContain(want);
    expect(notices).toEqual(told);
  });

  test.each(traits.filter(([, { notices }]) => notices.length > 0))("--strict refuses %s", async (_name, { given }) => {
    await expect(generated(changed(...given), { strict: true })).rejects.toThrow(/^small\.yaml:\d+:\d+: /);
  });

  test("Swagger whose version is a number", async () => {
    const swagger = (version: string) => `swagger: ${version}
info: { title: Small, version: "1" }
host: small.example
security: [{ token: [] }]
securityDefinitions: { token: { type: apiKey, in: header, name: X-Token } }
x-session: { login: login, credentials: { token: $response.header.X-Token } }
paths:
  /login:
    post:
      operationId: login
      security: []
      parameters: [{ name: key, in: header, type: string, format: password, required: true }]
      responses: { 200: { description: OK, headers: { X-Token: { type: string } } } }
  /a: { get: { operationId: a, responses: { 200: { description: OK } } } }
`;
    const { types, notices } = await generated(swagger("2.0"));
    expect(types).toBe((await generated(swagger('"2.0"'))).types);
    expect(notices.at(-1)).toContain("1 × The version of OpenAPI is 2.");
  });

  test("and makes types of all of it that the strictest compiler takes", async () => {
    const files = await Promise.all(
      traits.map(async ([, { given }], index) => [`${index}.ts`, (await generated(changed(...given))).types] as const),
    );
    expect(complaints(new Map(files))).toEqual([]);
  });

  test("JSON, and a name of its own", async () => {
    const yaml = await generated(changed());
    const json = await generated(JSON.stringify(parse(changed())), { name: "small" }, "Small API.v2.json");
    expect(json.types.split("\n").slice(1)).toEqual(yaml.types.split("\n").slice(1));
    expect(json.session).toContain('vendor: "small"');
  });

  test("a JSON file of one line: a pointer says where", async () => {
    const text = JSON.stringify({ ...(parse(changed(["schemas/Answer", "schemas/Anwser"])) as object), "x-long": "x".repeat(2000) });
    await expect(generate(text, "small.json")).rejects.toThrow(
      /^small\.json:1:\d+: "#\/components\/schemas\/Anwser" leads to nothing\. \(at #\/paths\/~1login\/post\/responses\/200\/content\/application~1json\/schema\/\$ref\) Correct it/,
    );
  });
});
