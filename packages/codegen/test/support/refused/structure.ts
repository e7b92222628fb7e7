import type { Case } from "./case.ts";

/** Specs that are not well-formed OpenAPI, or hold what no code can be made of. */
export const structure: readonly Case[] = [
  [
    "no version",
    {
      given: [["openapi: 3.1.0\n", ""]],
      want: "small.yaml:1:1: This is not an OpenAPI document: it has no `openapi`. Write the spec in OpenAPI 3.1: `openapi: 3.1.0`.",
    },
  ],
  [
    "a version that is not known",
    {
      given: [["3.1.0", "3.3.0"]],
      want: 'small.yaml:1:10: OpenAPI "3.3.0" is not known here. Write the spec in OpenAPI 3.1: `openapi: 3.1.0`.',
    },
  ],
  [
    "several faults of structure",
    {
      given: [
        ["description: Open.", "descripton: Open."],
        ["in: header, required", "in: head, required"],
      ],
      want: 'small.yaml:14:37: `in` can be one of the following only: "query", "header", "path", "cookie". Write it as the OpenAPI specification has it.\nsmall.yaml:17:11: Property `descripton` is not expected here. Write it as the OpenAPI specification has it.',
    },
  ],
  [
    "a duplicate operationId",
    {
      given: [["operationId: logout", "operationId: login"]],
      want: 'small.yaml:5:10: There is no operation "login". Name one by its operationId: postLogin, postLogout.\nsmall.yaml:6:11: There is no operation "logout". Name one by its operationId: postLogin, postLogout.',
    },
  ],
  [
    "security by a scheme that is not there",
    {
      given: [["{ token: [] }", "{ tokn: [] }"]],
      want: 'small.yaml:26:20: There is no security scheme "tokn". Define it under components.securitySchemes, or correct its name.',
    },
  ],
  [
    "a path parameter that may be another's name, misspelled",
    {
      given: [
        [
          "paths:\n",
          "paths:\n  /a/{id}: { get: { operationId: a, parameters: [{ name: ID, in: path, required: true, schema: {} }], responses: {} } }\n",
        ],
      ],
      want: "small.yaml:10:14: The operation does not define the path parameter `{id}` expected by path `/a/{id}`. Declare it, or correct its name.\nsmall.yaml:10:50: Path parameter `ID` is not used in the path `/a/{id}`. Declare it, or correct its name.",
    },
  ],
  [
    "a parameter that stands twice, and differs",
    {
      given: [
        [
          "  /logout:\n    post:\n",
          "  /logout:\n    post:\n      parameters: [{ name: a, in: query, schema: {} }, { name: a, in: query }]\n",
        ],
      ],
      want: "small.yaml:25:56: Operations must have unique `name` + `in` parameters. Repeats of `in:query` + `name:a`. Remove or rename one of the two.",
    },
  ],
  [
    "a query in a path, and as a parameter",
    {
      given: [
        ["paths:\n", "paths:\n  /a?b=c: { get: { operationId: a, parameters: [{ name: d, in: query, schema: {} }], responses: {} } }\n"],
      ],
      want: 'small.yaml:10:3: The path "/a?b=c" has a query, and its operation takes query parameters. Declare it as a parameter with `in: query`.',
    },
  ],
  [
    "security with nothing after it, which could say two things",
    {
      given: [["paths:\n", "paths:\n  /a: { get: { operationId: a, security: , responses: {} } }\n"]],
      want: "small.yaml:10:32: Expected type `SecurityRequirementList` (array) but got `null`. Write it as the OpenAPI specification has it.",
    },
  ],
  [
    "a server variable that is not declared",
    {
      given: [["https://small.example", "https://{host}"]],
      want: "small.yaml:3:18: The server's variable \"host\" is not declared. Give it a default under the server's variables.",
    },
  ],
  [
    "a name of every object",
    {
      given: [["X-Token: { schema", "__proto__: { schema"]],
      want: 'small.yaml:8:12: The answer 200 of the login "login" (line 16) does not declare the header "X-Token" (declared: __proto__, Set-Cookie). Declare it under its headers, or correct the expression.\nsmall.yaml:19:13: The name __proto__ is a member of every JavaScript object, so the two cannot be told apart. Rename it, or leave it out.',
    },
  ],
];
