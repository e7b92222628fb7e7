import { expect, test } from "vitest";
import { generate } from "../../src/index.ts";
import { changed } from "../support/small-spec.ts";

const start = 'overlay: 1.0.0\ninfo: { title: One, version: "1" }\nactions:\n';

test.each([
  ["an empty text", { given: "", want: "o.yaml:1:1: This is not an overlay: it is not a mapping. Start it with `overlay: 1.1.0`." }],
  [
    "a version to come",
    {
      given: start.replace("1.0.0", "2.0.0") + "  - { target: $, update: {} }",
      want: 'o.yaml:1:10: Overlay "2.0.0" is not known here. Write it in Overlay 1.1: `overlay: 1.1.0`.',
    },
  ],
  [
    "no info",
    {
      given: "overlay: 1.1.0\nactions: [{ target: $, update: {} }]",
      want: 'o.yaml:1:1: The overlay\'s info has no text for title. Write it as info: { title: Acme, version: "1" }.\no.yaml:1:1: The overlay\'s info has no text for version. Write it as info: { title: Acme, version: "1" }.',
    },
  ],
  [
    "a slip of the pen in an action",
    {
      given: `${start}  - { target: $, updat: {} }`,
      want: 'o.yaml:4:18: An action has no key "updat". It has a target, and update, copy or remove.\no.yaml:4:5: This action does nothing. Give it update, copy (a JSONPath) or `remove: true`.',
    },
  ],
  [
    "no target",
    {
      given: `${start}  - { update: {} }`,
      want: "o.yaml:4:5: This action has no target. Give it a JSONPath, such as `target: $.paths['/login'].post`.",
    },
  ],
  [
    "a target that is no JSONPath",
    {
      given: `${start}  - target: $.paths[/login]\n    remove: true`,
      want: expect.stringMatching(
        /^o\.yaml:4:13: This is no JSONPath \(RFC 9535\), from its character 9 on: Expected .*Write it like \$\.paths\['\/login'\]\.post\.$/,
      ),
    },
  ],
  [
    "a list for an object",
    {
      given: `${start}  - target: $.info\n    update: { title: [Small] }`,
      want: "o.yaml:5:22: This is a list, and what it would be merged into is a text (small.yaml:2:16). Remove that first, by an action of its own, or give the same kind.",
    },
  ],
  [
    "an object for a text",
    {
      given: `${start}  - target: $.info.title\n    update: {}`,
      want: "o.yaml:5:13: This is an object, and the target is a text (small.yaml:2:16). Give a text, a number, true, false or null.",
    },
  ],
  [
    "a copy of several",
    {
      given: `${start}  - target: $.info\n    copy: $.paths[*]`,
      want: "o.yaml:5:11: $.paths[*] selects 2 nodes, and one can be copied. Name one.",
    },
  ],
  [
    "everything removed",
    { given: `${start}  - { target: $, remove: true }`, want: "o.yaml:4:15: The whole description cannot be removed. Name a part of it." },
  ],
])("refuses %s, with its line", async (_name, { given, want }) => {
  const error = await generate(changed(), "small.yaml", { overlays: [{ file: "o.yaml", text: given }] }).catch((reason: unknown) => reason);
  expect((error as Error).message).toEqual(want);
});

test("what is wrong in what an overlay brought is told at the overlay's line", async () => {
  const text = `${start}  - target: $['x-session']\n    update: { login: nobody }\n`;
  await expect(generate(changed(), "small.yaml", { overlays: [{ file: "o.yaml", text }] })).rejects.toThrow(
    'o.yaml:5:22: There is no operation "nobody". Name one by its operationId: login, logout.',
  );
});
