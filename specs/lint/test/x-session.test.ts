// x-session itself: its shape, and the operations and schemes it names.
import { describe, expect, it } from "vitest";
import { goodSpec } from "./good-spec.ts";
import { lintTexts, replace, type Row } from "./lint.ts";

const rows: Row[] = [
  [
    "no x-session",
    {
      given: replace("x-session:", "x-other:"),
      want: {
        rule: "vendor-auth/x-session",
        message: /^Expected x-session at the top level of the spec, got none\. Add it/,
        at: "openapi: 3.1.0",
      },
    },
  ],
  [
    "x-session is a list",
    {
      given: (spec) => spec.replace(/x-session:\n(?: {2}.*\n)+/, "x-session: [login]\n"),
      want: {
        rule: "vendor-auth/x-session",
        message: /^x-session: expected x-session, an object, got \["login"\]\. Correct it/,
        at: "x-session: [login]",
      },
    },
  ],
  [
    "x-session without logout",
    {
      given: replace("  logout: logout\n", ""),
      want: { rule: "vendor-auth/x-session", message: /^x-session: expected the key "logout", got none\. Add it/, at: "  login: login" },
    },
  ],
  [
    "a fourth key in x-session",
    {
      given: replace("  logout: logout\n", "  logout: logout\n  retries: 3\n"),
      want: {
        rule: "vendor-auth/x-session",
        message: /^x-session: expected no other keys than .*, got "retries"\. Remove it/,
        at: "  login: login",
      },
    },
  ],
  [
    "an operationId that is a number",
    {
      given: replace("  login: login\n", "  login: 7\n"),
      want: { rule: "vendor-auth/x-session", message: /^x-session\.login: expected an operationId, got 7\. Correct it/, at: "  login: 7" },
    },
  ],
  [
    "no credentials",
    {
      given: (spec) => spec.replace(/  credentials:\n(?: {4}.*\n)+/, "  credentials: {}\n"),
      want: {
        rule: "vendor-auth/x-session",
        message: /^x-session\.credentials: expected at least one credential, got none\. Name/,
        at: "  credentials: {}",
      },
    },
  ],
  [
    "a credential whose name no security scheme can have",
    {
      given: replace("    header: $response", "    the header: $response"),
      want: {
        rule: "vendor-auth/x-session",
        message: /^x-session\.credentials: expected the name of a security scheme, got "the header"\. Correct it/,
        at: "    the header: $response.header.x-token",
      },
    },
  ],
  ...[
    "$request.header.x-token",
    "$response.header.",
    "$response.cookie.two words",
    "$response.body.token",
    "$response.body#token",
    "$response.body#/~2",
    "x-token",
  ].map((source): Row => [
    `the source ${source}, which no expression can name`,
    {
      given: replace("$response.header.x-token", source),
      want: {
        rule: "vendor-auth/x-session",
        message: /^x-session\.credentials\.header: expected a source: .*, got ".*"\. Correct it/,
        at: `    header: ${source}`,
      },
    },
  ]),
  [
    "a login that is no operation",
    {
      given: replace("  login: login\n", "  login: signIn\n"),
      want: {
        rule: "vendor-auth/x-session",
        message: /^x-session\.login: expected an operationId of this spec \(login, logout, list\), got "signIn"\. Correct/,
        at: "  login: signIn",
      },
    },
  ],
  [
    "a logout that is no operation",
    {
      given: replace("  logout: logout\n", "  logout: signOut\n"),
      want: {
        rule: "vendor-auth/x-session",
        message: /^x-session\.logout: expected an operationId of this spec \(login, logout, list\), got "signOut"\. Correct/,
        at: "  logout: signOut",
      },
    },
  ],
  [
    "a credential that is no security scheme",
    {
      given: replace("    header: $response", "    missing: $response"),
      want: {
        rule: "vendor-auth/x-session",
        message: /^x-session\.credentials: expected a security scheme of this spec \(header, cookie, bearer\), got "missing"\. Correct/,
        at: "    missing: $response.header.x-token",
      },
    },
  ],
  [
    "a security scheme that carries no value of ours",
    {
      given: replace("    bearer: { type: http, scheme: bearer }", "    bearer: { type: http, scheme: basic }"),
      want: {
        rule: "vendor-auth/x-session",
        message: /^x-session\.credentials\.bearer: expected a security scheme of type apiKey, or http bearer, got http basic\. Change/,
        at: "    bearer: $response.body#/session/token",
      },
    },
  ],
  [
    "a login without a success answer",
    {
      given: replace('        "200": # login', '        "300": # login'),
      want: {
        rule: "vendor-auth/x-session",
        message: /^x-session\.login: expected "login" to declare a success answer \(2xx\), got none\. Declare/,
        at: "  login: login",
      },
    },
  ],
];

const found = await lintTexts(rows.map(([, { given }]) => given(goodSpec)));

describe("an x-session that breaks its rule", () => {
  it.each(rows.map((row, index) => [row[0], row[1], found[index]] as const))("%s", (_, { given, want }, problems) => {
    const line = given(goodSpec).split("\n").indexOf(want.at) + 1;
    expect(line).toBeGreaterThan(0);
    expect(problems).toContainEqual({ rule: want.rule, message: expect.stringMatching(want.message), line });
  });
});
