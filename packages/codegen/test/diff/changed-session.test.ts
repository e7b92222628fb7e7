import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { SpecChange } from "../../src/diff/changes/spec-change.ts";
import { sentence } from "../../src/diff/changesets.ts";
import { changesOfPairs } from "../support/mutations/changes-of-pairs.ts";
import { edit, type Edits } from "../support/mutations/mutation.ts";

const servers = '[{ url: "https://gadgets.example/v1" }]';
const members = "required: [user, password]\n              properties: { user";
const via = (value: string) =>
  `required: [via, user, password]\n              properties: { via: { type: string, default: ${value} }, user`;
const open = "operationId: getNote\n      security: []\n";
const webhook = (type: string, id = "") =>
  `webhooks: { ping: { post: { ${id}requestBody: { content: { application/json: { schema: { type: object, properties: { id: { type: ${type} } } } } } }, responses: { "200": { description: Taken. } } } } }\npaths:\n  /login:`;

/** What no type of a call shows, and what is told of it. */
const cases: readonly (readonly [name: string, first: Edits, change: Edits, told: string])[] = [
  [
    "another server comes first",
    [],
    [[servers, '[{ url: "https://b.example" }, { url: "https://gadgets.example/v1" }]']],
    "`servers`: without `baseUrl`, calls go to `https://b.example` where they went to `https://gadgets.example/v1`.",
  ],
  [
    "an open operation takes the security of the whole",
    [["operationId: getNote\n", open]],
    [[open, "operationId: getNote\n"]],
    "`GET /note`: it needs the session, and was open: a call logs in.",
  ],
  [
    "the login sends another value by itself",
    [[members, via("a")]],
    [[via("a"), via("b")]],
    "`POST /login`: what the client sends by itself is different.",
  ],
  ["a webhook brings another type", [["paths:\n  /login:", webhook("string")]], [[webhook("string"), webhook("integer")]], "`webhooks`: "],
  [
    "a webhook with a name brings another type",
    [["paths:\n  /login:", webhook("string", "operationId: onPing, ")]],
    [[webhook("string", "operationId: onPing, "), webhook("integer", "operationId: onPing, ")]],
    "`webhooks`: ",
  ],
  ["the webhooks are gone", [["paths:\n  /login:", webhook("string")]], [[webhook("string"), "paths:\n  /login:"]], "`webhooks`: "],
];
/** The same places, and nothing that anybody notices. */
const none: readonly (readonly [name: string, first: Edits, change: Edits])[] = [
  ["another server comes last", [], [[servers, '[{ url: "https://gadgets.example/v1" }, { url: "https://b.example" }]']]],
  [
    "a webhook is described",
    [["paths:\n  /login:", webhook("string")]],
    [["type: string } } } } } }, resp", "type: string, description: Its id. } } } } } }, resp"]],
  ],
];

let changes: SpecChange[][];

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "sessions-"));
  try {
    const gadgets = readFileSync(new URL("../support/mutations/gadgets.yaml", import.meta.url), "utf8");
    const pairs = [...cases, ...none].map(([, first, change]) => {
      const before = edit(gadgets, first);
      return { before, after: edit(before, change) };
    });
    changes = await changesOfPairs(folder, pairs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const breaks = (index: number) => changes[index]!.filter(({ level }) => level === "breaking").map(sentence);

test.each(cases.map(([name, , , told], index) => [name, told, index] as const))(
  "F73: breaking, and no call's type shows it: %s",
  (_, told, index) => {
    expect(breaks(index)).toHaveLength(1);
    expect(breaks(index)[0]).toContain(told);
  },
);

test.each(none.map(([name], index) => [name, cases.length + index] as const))("F73: no break: %s", (_, index) => {
  expect(breaks(index)).toEqual([]);
});
