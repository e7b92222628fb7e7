import { symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { run, temporaryFolder } from "../support/run.ts";
import { changed } from "../support/small-spec.ts";

const answer = `schemas:
  Answer:
    type: object
    properties: { id: { type: string }, more: { $ref: "deep/more.yaml#/More" } }
`;
const more = 'More: { type: object, properties: { up: { $ref: "../answer.yaml#/schemas/Answer" }, count: { type: integer } } }\n';

/** A spec of three files, and the command that generates from it. */
function scene(main = changed(['"#/components/schemas/Answer"', '"answer.yaml#/schemas/Answer"'])) {
  const folder = temporaryFolder();
  folder.write("outside.yaml", answer);
  folder.write("specs/small.yaml", main);
  folder.write("specs/answer.yaml", answer);
  folder.write("specs/deep/more.yaml", more);
  const generate = (...args: string[]) => run("generate", "--spec", folder.at("specs/small.yaml"), "--out", folder.at("out"), ...args);
  return Object.assign(folder, { generate });
}

test("a spec of several files in its folder", async () => {
  using folder = scene();
  expect(await folder.generate()).toEqual({ code: 0, out: "1 spec, 4 files: 4 written, 0 removed\n", err: "" });
  const types = folder.read("out/src/generated/schema.ts");
  expect(types).toContain('up?: components["schemas"]["schemas-Answer"];');
  expect(types).toContain("count?: number;");
});

test("a change in any of them makes the package stale", async () => {
  using folder = scene();
  await folder.generate();
  expect(await folder.generate("--check")).toMatchObject({ code: 0 });
  folder.write("specs/deep/more.yaml", more.replace("count", "number"));
  expect(await folder.generate("--check")).toMatchObject({ code: 1 });
});

test("a problem is told at its place in the other file", async () => {
  using folder = scene();
  folder.write("specs/deep/more.yaml", more.replace("schemas/Answer", "schemas/Gone"));
  const { err } = await folder.generate();
  expect(err).toContain(`${folder.at("specs/deep/more.yaml")}:1:49: "../answer.yaml#/schemas/Gone" leads to nothing in the spec's folder.`);
});

test("a broken file is told by its name", async () => {
  using folder = scene();
  folder.write("specs/answer.yaml", "schemas: [");
  expect((await folder.generate()).err).toContain(`${folder.at("specs/answer.yaml")}:1:11: The YAML is broken`);
});

test.each([
  ["a file outside the folder", "../outside.yaml#/schemas/Answer"],
  ["a link that leads outside it", "link.yaml#/schemas/Answer"],
  ["a file that is not there", "absent.yaml#/schemas/Answer"],
])("refuses %s", async (_name, reference) => {
  using folder = scene(changed(['"#/components/schemas/Answer"', `"${reference}"`]));
  symlinkSync(folder.at("outside.yaml"), folder.at("specs/link.yaml"));
  const { code, err } = await folder.generate();
  expect(code).toBe(1);
  expect(err).toContain(`small.yaml:22:49: "${reference}" leads to nothing in the spec's folder.`);
});
