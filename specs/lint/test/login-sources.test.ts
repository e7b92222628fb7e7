// What x-session asks of the login: declared sources, a marked secret, Links for the logout.
import { describe, expect, it } from "vitest";
import { goodSpec } from "./good-spec.ts";
import { lintTexts, replace, type Row } from "./lint.ts";

const rows: Row[] = [
  [
    "a header that the login's answer does not declare",
    {
      given: replace("            X-Token: ", "            X-Other: "),
      want: {
        rule: "vendor-auth/x-session",
        message:
          /^x-session\.credentials\.header is \$response\.header\.x-token: expected answer 200 of "login" to declare a response header "x-token", got only X-Other, Set-Cookie\. Declare/,
        at: "    header: $response.header.x-token",
      },
    },
  ],
  [
    "a cookie without Set-Cookie",
    {
      given: replace("            Set-Cookie: ", "            X-Cookie: "),
      want: {
        rule: "vendor-auth/x-session",
        message: /to declare a response header "Set-Cookie" with an example that contains "sid=", got only X-Token, X-Cookie\. Declare/,
        at: "    cookie: $response.cookie.sid",
      },
    },
  ],
  [
    "a cookie that no example of Set-Cookie sets",
    {
      given: replace("sid=synthetic", "other=synthetic"),
      want: {
        rule: "vendor-auth/x-session",
        message: /with an example that contains "sid=", got none among its examples\. Add the example/,
        at: "    cookie: $response.cookie.sid",
      },
    },
  ],
  [
    "a pointer to a member that the answer's schema does not have",
    {
      given: replace("#/session/token", "#/session/missing"),
      want: {
        rule: "vendor-auth/x-session",
        message: /to declare JSON content whose schema has "\/session\/missing", got a schema without it\. Declare that member/,
        at: "    bearer: $response.body#/session/missing",
      },
    },
  ],
  [
    "a pointer into an answer that is not JSON",
    {
      given: replace("            application/json: # login", "            text/plain: # login"),
      want: {
        rule: "vendor-auth/x-session",
        message: /whose schema has "\/session\/token", got no JSON content with a schema\./,
        at: "    bearer: $response.body#/session/token",
      },
    },
  ],
  [
    "a login without a secret input",
    {
      given: replace(", format: password }", " }"),
      want: {
        rule: "vendor-auth/x-session",
        message: /^x-session\.login: expected at least one input of "login" with "format: password", got none\. Mark/,
        at: "  login: login",
      },
    },
  ],
  [
    "a path parameter of the logout that no Link fills",
    {
      given: replace("{ id: $response.body#/session/id }", "{ other: $response.body#/session/id }"),
      want: {
        rule: "vendor-auth/x-session",
        message:
          /^x-session\.logout: the path parameter "id" of "logout": expected answer 200 of "login" to fill it by a Link .*, got none\. Add/,
        at: "  logout: logout",
      },
    },
  ],
  [
    "a Link whose source the login's answer does not declare",
    {
      given: replace("{ id: $response.body#/session/id }", "{ id: $response.body#/id }"),
      want: {
        rule: "vendor-auth/x-session",
        message:
          /^x-session\.logout: the path parameter "id" of "logout" is \$response\.body#\/id: expected answer 200 of "login" to declare JSON content/,
        at: "  logout: logout",
      },
    },
  ],
];

const found = await lintTexts(rows.map(([, { given }]) => given(goodSpec)));

describe("a login that does not declare what x-session names", () => {
  it.each(rows.map((row, index) => [row[0], row[1], found[index]] as const))("%s", (_, { given, want }, problems) => {
    const line = given(goodSpec).split("\n").indexOf(want.at) + 1;
    expect(line).toBeGreaterThan(0);
    expect(problems).toContainEqual({ rule: want.rule, message: expect.stringMatching(want.message), line });
  });
});
