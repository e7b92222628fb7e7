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
    "a path parameter that is not declared",
    {
      given: [["  /logout:", "  /logout/{id}:"]],
      want: "small.yaml:24:5: The operation does not define the path parameter `{id}` expected by path `/logout/{id}`. Declare it, or correct its name.",
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
