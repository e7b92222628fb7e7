import { expect, test } from "vitest";
import { generate } from "../../src/index.ts";
import { changed } from "../support/small-spec.ts";

const header = "{ name: x-token, in: header, required: true, schema: { type: string } }";
const get = (parameter: string) => `  /a:\n    get: { security: [{ token: [] }], parameters: [${parameter}], responses: {} }\n`;

async function types(...changes: readonly (readonly [from: string, to: string])[]): Promise<string> {
  const files = await generate(changed(...changes), "small.yaml");
  return files.get("src/generated/schema.ts")!;
}

test("what the session carries is not asked for again", async () => {
  expect(await types(["paths:\n", `paths:\n${get(header)}`])).toContain('"x-token"?: string;');
});

test("nor where a component declares it", async () => {
  const given = await types(
    ["paths:\n", `paths:\n${get('{ $ref: "#/components/parameters/Token" }')}`],
    ["components:\n", `components:\n  parameters:\n    Token: ${header}\n`],
  );
  expect(given).toContain('"x-token"?: components["parameters"]["Token"];');
});

test("what only has the name of it elsewhere stays required, and so does what the login takes", async () => {
  const given = await types(
    ["paths:\n", `paths:\n${get(header.replace("header", "query"))}`],
    ["parameters: [{ name: key,", `parameters: [${header}, { name: key,`],
  );
  expect(given.match(/"x-token"\??: string;/g)).toEqual(['"x-token": string;', '"x-token": string;']);
});
