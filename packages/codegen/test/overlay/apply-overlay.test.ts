import { expect, test } from "vitest";
import { readSpec } from "../../src/spec/read-spec.ts";

const base = `openapi: 3.1.0
info: { title: Base, version: "1" }
tags: [{ name: a }, { name: b }]
paths:
  /things:
    get: { operationId: getThings, tags: [a, b], responses: { "200": { description: Things. } } }
    post: { operationId: addThing, tags: [a], responses: {} }
  /it's here:
    get: { operationId: odd, responses: {} }
`;

/** The base with an overlay of these actions. */
async function applied(actions: string) {
  const overlay = { file: "one.overlay.yaml", text: `overlay: 1.1.0\ninfo: { title: One, version: "1" }\nactions:\n${actions}` };
  return await readSpec({ text: base, file: "base.yaml", overlays: [overlay] });
}

test.each([
  [
    "update merges objects, and replaces what is neither object nor list",
    {
      given: "  - { target: $.info, update: { title: Other, contact: { name: Me } } }",
      at: ["info"],
      want: { title: "Other", version: "1", contact: { name: "Me" } },
    },
  ],
  [
    "update joins lists",
    { given: "  - { target: $, update: { tags: [{ name: c }] } }", at: ["tags"], want: [{ name: "a" }, { name: "b" }, { name: "c" }] },
  ],
  [
    "update of a list by one thing adds it",
    { given: "  - { target: $.tags, update: { name: c } }", at: ["tags"], want: [{ name: "a" }, { name: "b" }, { name: "c" }] },
  ],
  ["update of a text (1.1)", { given: "  - { target: $.info.title, update: Other }", at: ["info", "title"], want: "Other" }],
  [
    "update of an item of a list",
    {
      given: "  - { target: \"$.tags[?@.name == 'b']\", update: { description: B } }",
      at: ["tags"],
      want: [{ name: "a" }, { name: "b", description: "B" }],
    },
  ],
  ["remove of members, later ones first", { given: "  - { target: '$.tags[*]', remove: true }", at: ["tags"], want: [] }],
  [
    "remove of texts in a list",
    { given: "  - { target: \"$.paths.*.get.tags[?@ == 'a']\", remove: true }", at: ["paths", "/things", "get", "tags"], want: ["b"] },
  ],
  [
    "copy merges what is elsewhere",
    { given: "  - { target: $.info, copy: '$.tags[1]' }", at: ["info"], want: { title: "Base", version: "1", name: "b" } },
  ],
  [
    "actions one after the other",
    {
      given: "  - { target: $.tags, remove: true }\n  - { target: $, update: { tags: [{ name: z }] } }",
      at: ["tags"],
      want: [{ name: "z" }],
    },
  ],
  [
    "a path whose name has an apostrophe",
    {
      given: "  - { target: \"$.paths[*].get[?@ == 'odd']\", update: even }",
      at: ["paths", "/it's here", "get", "operationId"],
      want: "even",
    },
  ],
])("%s", async (_name, { given, at, want }) => {
  const { document } = await applied(given);
  expect(at.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], document)).toEqual(want);
});

test("each target gets a copy of its own", async () => {
  const { document } = await applied(`  - target: $.paths['/things'].*
    update: { x-list: [] }
  - target: $.paths['/things'].get['x-list']
    update: [1]`);
  const paths = document["paths"] as Record<string, Record<string, Record<string, unknown>>>;
  expect(paths["/things"]!["post"]!["x-list"]).toEqual([]);
});

test("what an overlay brought stands in the overlay, and the rest where it stood", async () => {
  const { position } = await applied(`  - target: $.tags[0]
    remove: true
  - target: $.info
    update: { title: Other, contact: { name: Me } }`);
  expect(position(["info", "title"])).toEqual({ file: "one.overlay.yaml", line: 7, column: 22 });
  expect(position(["info", "contact", "name"])).toEqual({ file: "one.overlay.yaml", line: 7, column: 46 });
  expect(position(["info", "version"])).toEqual({ file: "base.yaml", line: 2, column: 31 });
  expect(position(["tags", 0, "name"])).toEqual({ file: "base.yaml", line: 3, column: 29 });
});

test.each([
  ["a path", { given: "$.paths['/thing'].get", want: "The nearest that is there: $.paths['/things'].get." }],
  ["a member", { given: "$.info.titel", want: "The nearest that is there: $.info.title." }],
  ["a way too far", { given: "$.info.contact.name", want: "The nearest that is there: $.info." }],
  ["a filter", { given: "$.tags[?@.name == 'x']", want: "The nearest that is there: $.tags." }],
  ["nothing like it", { given: "$..zzz", want: "Correct it, or remove the action." }],
])("a target that selects nothing is a warning, with what is near: %s", async (_name, { given, want }) => {
  const { notices } = await applied(`  - target: ${given}\n    remove: true`);
  expect(notices).toEqual([`warning: one.overlay.yaml:4:13: The target ${given} selects nothing. ${want}`]);
});
