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

const own = (host: string) => `operationId: getNote\n      servers: [{ url: "https://${host}.example" }]\n`;
const limit = "in: query, schema: { type: integer, format: int32 }";
const listed = "in: query, schema: { type: array, items: { type: string } }";
const json = 'application/json: { schema: { $ref: "#/components/schemas/NewGadget" } }';
const body = `content: { ${json} }`;
const form = (encoding = "") =>
  `content: { application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/NewGadget" }${encoding} } }`;
const schemes = "  securitySchemes:\n";

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
  [
    "an operation gets a server of its own",
    [],
    [["operationId: getNote\n", own("b")]],
    "`GET /note`: calls go to `https://b.example` where they went to the API's server.",
  ],
  [
    "an operation's own server is gone",
    [["operationId: getNote\n", own("b")]],
    [[own("b"), "operationId: getNote\n"]],
    "`GET /note`: calls go to the API's server where they went to `https://b.example`.",
  ],
  [
    "a path gets a server of its own",
    [],
    [["  /note:\n", '  /note:\n    servers: [{ url: "https://b.example" }]\n']],
    "`GET /note`: calls go to `https://b.example` where they went to the API's server.",
  ],
  [
    "a list in the query is one value",
    [[limit, listed]],
    [["in: query, schema: { type: array", "in: query, explode: false, schema: { type: array"]],
    "`GET /gadgets`, parameter `limit`: it is written as `style: form, explode: false` where it was written as `style: form, explode: true`.",
  ],
  [
    "a list in a form is one value",
    [[body, form()]],
    [[form(), form(", encoding: { labels: { style: spaceDelimited, explode: false } }")]],
    "`POST /gadgets`, request body, `labels` of application/x-www-form-urlencoded: it is written as `style: spaceDelimited, explode: false`",
  ],
  [
    "JSON is taken beside a form",
    [[body, form()]],
    [["application/x-www-form-urlencoded: {", `${json}, application/x-www-form-urlencoded: {`]],
    "`POST /gadgets`, request body: without a Content-Type, the body is sent as application/json where it was sent as application/x-www-form-urlencoded.",
  ],
  [
    "the session's value is read elsewhere",
    [],
    [["$response.header.x-token", "$response.header.x-other"]],
    "`x-session`: the session's `credentials.token` was `$response.header.x-token` and is `$response.header.x-other`.",
  ],
  [
    "there is no logout any more",
    [],
    [["login: login, logout: logout,", "login: login,"]],
    "`x-session`: the session has no logout any more: who leaves forgets it, and the server keeps it open.",
  ],
  [
    "the session is carried by another header",
    [],
    [["in: header, name: x-token", "in: header, name: x-other"]],
    "`POST /logout` and 5 more places: it needs the header `x-other` where it needed the header `x-token`.",
  ],
];
/** The same places, and nothing that anybody notices. */
const none: readonly (readonly [name: string, first: Edits, change: Edits])[] = [
  [
    "`explode` is written out",
    [[limit, listed]],
    [["in: query, schema: { type: array", "in: query, explode: true, schema: { type: array"]],
  ],
  ["`style` is written out", [], [["name: limit, in: query,", "name: limit, in: query, style: form,"]]],
  ["`required: false` is written out", [], [["name: limit, in: query,", "name: limit, in: query, required: false,"]]],
  ["a member of a form is written as before", [[body, form()]], [[form(), form(", encoding: { labels: { style: form, explode: true } }")]]],
  [
    "a form is taken beside JSON",
    [],
    [[json, `${json}, application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/NewGadget" } }`]],
  ],
  ["there is a logout", [["login: login, logout: logout,", "login: login,"]], [["login: login,", "login: login, logout: logout,"]]],
  [
    "a scheme that nothing requires is gone",
    [[schemes, `${schemes}    other: { type: http, scheme: basic }\n`]],
    [["    other: { type: http, scheme: basic }\n", ""]],
  ],
  [
    "another scheme will do as well",
    [],
    [
      ["security: [{ token: [] }]", "security: [{ token: [] }, { other: [] }]"],
      [schemes, `${schemes}    other: { type: http, scheme: basic }\n`],
    ],
  ],
  [
    "an operation says the security of the whole itself",
    [],
    [["operationId: getNote\n", "operationId: getNote\n      security: [{ token: [] }]\n"]],
  ],
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
