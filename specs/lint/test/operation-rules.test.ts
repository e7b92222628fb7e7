// The rules on operations and answers, each against a small spec that breaks it.
import { describe, expect, it } from "vitest";
import { goodSpec } from "./good-spec.ts";
import { lintTexts, replace, type Row } from "./lint.ts";

const rows: Row[] = [
  [
    "an operation without operationId",
    {
      given: replace("      operationId: list\n", ""),
      want: { rule: "vendor-auth/operation-id", message: /^GET \/things: expected an operationId, got none\. Add one/, at: "    get:" },
    },
  ],
  [
    "an answer without an example",
    {
      given: replace("              example: { name: thing }\n", ""),
      want: {
        rule: "vendor-auth/answer-example",
        message: /^Answer as application\/json: expected an example, got none\. Add/,
        at: "            application/json: # things",
      },
    },
  ],
  [
    "an error answer without content",
    {
      given: replace('        "401": { $ref: "#/components/responses/Refused" } # things', '        "401": { description: Refused. }'),
      want: {
        rule: "vendor-auth/error-schema",
        message: /^Answer 401: expected content with a schema, got no content\. Add/,
        at: '        "401": { description: Refused. }',
      },
    },
  ],
  [
    "an error answer with content but no schema",
    {
      given: replace("          schema: { type: object } # refused\n", ""),
      want: {
        rule: "vendor-auth/error-schema",
        message: /^Answer 401: expected content with a schema, got application\/json without one\. Add/,
        at: '        "401": { $ref: "#/components/responses/Refused" } # login',
      },
    },
  ],
  [
    "an operation that leaves security to a default",
    {
      given: (spec) => replace("      security: [{ header: [], cookie: [], bearer: [] }] # things\n", "")(`${spec}security: []\n`),
      want: {
        rule: "vendor-auth/explicit-security",
        message: /^GET \/things: expected security on the operation itself, got none\. Write "security: \[\]"/,
        at: "    get:",
      },
    },
  ],
];

const found = await lintTexts(rows.map(([, { given }]) => given(goodSpec)));

describe("an operation or an answer that breaks a rule", () => {
  it.each(rows.map((row, index) => [row[0], row[1], found[index]] as const))("%s", (_, { given, want }, problems) => {
    const line = given(goodSpec).split("\n").indexOf(want.at) + 1;
    expect(line).toBeGreaterThan(0);
    expect(problems).toContainEqual({ rule: want.rule, message: expect.stringMatching(want.message), line });
  });
});
