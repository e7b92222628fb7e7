import type { Case } from "./case.ts";

const credentialLine = "    token: $response.header.X-Token";
const answer = 'schema: { $ref: "#/components/schemas/Answer" }';

/** Values that the login's answer does not declare. */
export const sources: readonly Case[] = [
  [
    "a body of XML",
    {
      given: [
        [credentialLine, "    token: $response.body#/id"],
        ["            application/json:", "            application/xml:"],
      ],
      want: 'small.yaml:8:12: The answer 200 of the login "login" (line 16) is application/xml, in which nothing is looked for. Declare application/json where the server can answer that; else write the vendor by hand (docs/when-a-spec-cannot-say-it.md).',
    },
  ],
  [
    "a cookie without a name",
    {
      given: [[credentialLine, "    token: $response.cookie"]],
      want: 'small.yaml:8:12: "$response.cookie" names nothing in an answer. Name the cookie: $response.cookie.NAME. Where its name is known at run time only, write the vendor by hand (docs/when-a-spec-cannot-say-it.md).',
    },
  ],
  [
    "a word before the value",
    {
      given: [[credentialLine, '    token: "Token {$response.body#/id}"']],
      want: 'small.yaml:8:12: "Token {$response.body#/id}" names nothing in an answer. Leave out "Token": the security scheme says it, as `type: http, scheme: Token`.',
    },
  ],
  [
    "a header that is not declared",
    {
      given: [["            X-Token: { schema: { type: string } }\n", ""]],
      want: 'small.yaml:8:12: The answer 200 of the login "login" (line 16) does not declare the header "X-Token" (declared: Set-Cookie). Declare it under its headers, or correct the expression.',
    },
  ],
  [
    "a cookie that is not declared",
    {
      given: [[credentialLine, "    token: $response.cookie.id"]],
      want: 'small.yaml:8:12: The answer 200 of the login "login" (line 16) does not declare the cookie "id" (declared: sid). Give its header Set-Cookie an example that begins with "id=", or correct the expression.',
    },
  ],
  [
    "a pointer to nothing",
    {
      given: [[credentialLine, "    token: $response.body#/token"]],
      want: 'small.yaml:8:12: The answer 200 of the login "login" (line 16) does not declare "/token" in its body. Declare it in the schema of its content, or correct the expression.',
    },
  ],
  [
    "a pointer to a list",
    {
      given: [[credentialLine, "    token: $response.body#/parts"]],
      want: 'small.yaml:8:12: The answer 200 of the login "login" (line 16) declares "/parts" in its body as an object or a list. Name a text or a number in it, by a JSON pointer.',
    },
  ],
  [
    "a body that is an object",
    {
      given: [[credentialLine, "    token: $response.body"]],
      want: 'small.yaml:8:12: The answer 200 of the login "login" (line 16) declares its body as an object or a list. Name a text or a number in it, by a JSON pointer.',
    },
  ],
  [
    "a body that is not declared",
    {
      given: [
        [credentialLine, "    token: $response.body"],
        [`          content:\n            application/json: { ${answer} }\n`, ""],
      ],
      want: 'small.yaml:8:12: The answer 200 of the login "login" (line 16) does not declare a body. Declare it in the schema of its content, or correct the expression.',
    },
  ],
  [
    "a login that never succeeds",
    {
      given: [['        "200":\n', '        "302":\n']],
      want: 'small.yaml:15:7: The login "login" declares no success answer. Declare it, for example 200.',
    },
  ],
  [
    "an expression of the request",
    {
      given: [[credentialLine, "    token: $request.header.key"]],
      want: 'small.yaml:8:12: "$request.header.key" names nothing in an answer. Use one of $response.header.NAME, $response.cookie.NAME, $response.body and $response.body#/json/pointer.',
    },
  ],
  [
    "an expression that is no text",
    {
      given: [[credentialLine, "    token: 5"]],
      want: "small.yaml:8:12: 5 names nothing in an answer. Use one of $response.header.NAME, $response.cookie.NAME, $response.body and $response.body#/json/pointer.",
    },
  ],
  [
    "a broken pointer",
    {
      given: [[credentialLine, "    token: $response.body#token"]],
      want: 'small.yaml:8:12: "$response.body#token" names nothing in an answer. Use one of $response.header.NAME, $response.cookie.NAME, $response.body and $response.body#/json/pointer.',
    },
  ],
  [
    "a header name that cannot be",
    {
      given: [[credentialLine, '    token: "$response.header.X Token"']],
      want: 'small.yaml:8:12: "$response.header.X Token" names nothing in an answer. Use one of $response.header.NAME, $response.cookie.NAME, $response.body and $response.body#/json/pointer.',
    },
  ],
  [
    "credentials that no one answer declares all of",
    {
      given: [
        [credentialLine, `${credentialLine}\n    sid: $response.cookie.sid`],
        ["            Set-Cookie: { schema: { type: string }, example: sid=1; Path=/ }\n", ""],
        [
          '        "200":\n',
          '        "201":\n          description: Open.\n          headers:\n            Set-Cookie: { schema: { type: string }, example: sid=1 }\n        "200":\n',
        ],
        ["  securitySchemes:\n", "  securitySchemes:\n    sid: { type: apiKey, in: cookie, name: sid }\n"],
      ],
      want: 'small.yaml:7:3: No success answer of the login "login" declares all that a session needs: 200 lacks sid, 201 lacks token. Declare all of it on the answer that opens a session.',
    },
  ],
  [
    "two credentials that are not declared, at once",
    {
      given: [
        [credentialLine, "    token: $response.header.X-Tokn\n    sid: $response.cookie.sd"],
        ["  securitySchemes:\n", "  securitySchemes:\n    sid: { type: apiKey, in: cookie, name: sid }\n"],
      ],
      want: [
        'small.yaml:8:12: The answer 200 of the login "login" (line 17) does not declare the header "X-Tokn" (declared: X-Token, Set-Cookie). Declare it under its headers, or correct the expression.',
        'small.yaml:9:10: The answer 200 of the login "login" (line 17) does not declare the cookie "sd" (declared: sid). Give its header Set-Cookie an example that begins with "sd=", or correct the expression.',
      ].join("\n"),
    },
  ],
];
