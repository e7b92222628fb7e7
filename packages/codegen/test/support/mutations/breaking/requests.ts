import type { Mutation } from "../mutation.ts";
import { logInToArray, login } from "../pieces.ts";

/** What a request must hold. Each compiles before the change, and not after it. */
export const breakingRequests: readonly Mutation[] = [
  {
    name: "a member of a request's body is gone",
    spec: "cloudendure",
    change: [["        accountIdentifier:\n          type: string\n          description: No use in a login was found.\n", ""]],
    consumer: `console.log(await client.POST("/login", { body: { userApiToken: "synthetic", accountIdentifier: "a" } }));`,
  },
  {
    name: "a member of a request's body becomes required",
    spec: "cloudendure",
    change: [
      [
        "      properties:\n        username:\n          type: string\n          description: The user's name, sent",
        "      required: [accountIdentifier]\n      properties:\n        username:\n          type: string\n          description: The user's name, sent",
      ],
    ],
    consumer: login,
  },
  {
    name: "a member of a request's body changes its type",
    spec: "cloudendure",
    change: [["        accountIdentifier:\n          type: string", "        accountIdentifier:\n          type: integer"]],
    consumer: `console.log(await client.POST("/login", { body: { userApiToken: "synthetic", accountIdentifier: "a" } }));`,
  },
  {
    name: "a member of a request's schema gets a default, and its type wants it from then on",
    spec: "cloudendure",
    change: [
      ["        accountIdentifier:\n          type: string", "        accountIdentifier:\n          type: string\n          default: main"],
    ],
    consumer: `export const credentials: components["schemas"]["LoginInfo"] = { userApiToken: "synthetic" };`,
  },
  {
    name: "a value that a request may hold is gone",
    spec: "cloudendure",
    first: [
      [
        "        accountIdentifier:\n          type: string",
        "        accountIdentifier:\n          type: string\n          enum: [main, second]",
      ],
    ],
    change: [["enum: [main, second]", "enum: [main]"]],
    consumer: `console.log(await client.POST("/login", { body: { userApiToken: "synthetic", accountIdentifier: "second" } }));`,
  },
  {
    name: "an operation needs a body from now on",
    spec: "flashblade",
    first: [
      [
        "  /login-banner:\n",
        '  /test:\n    post:\n      operationId: test\n      security: []\n      responses: { "200": { description: Done. } }\n  /login-banner:\n',
      ],
    ],
    change: [
      [
        "      operationId: test\n",
        "      operationId: test\n      requestBody: { required: true, content: { application/json: { schema: { type: object } } } }\n",
      ],
    ],
    consumer: `console.log(await client.POST("/test"));`,
  },
  {
    name: "an operation gains a parameter that must be given",
    spec: "flashblade",
    change: [
      [
        "      summary: Get the login banner\n",
        "      summary: Get the login banner\n      parameters: [{ name: lang, in: query, required: true, schema: { type: string } }]\n",
      ],
    ],
    consumer: `console.log(await client.GET("/login-banner"));`,
  },
  {
    name: "a parameter may be left out no more",
    spec: "flashblade",
    first: [
      [
        "      summary: Get the login banner\n",
        "      summary: Get the login banner\n      parameters: [{ name: lang, in: query, required: false, schema: { type: string } }]\n",
      ],
    ],
    change: [["in: query, required: false", "in: query, required: true"]],
    consumer: `console.log(await client.GET("/login-banner"));`,
  },
  {
    name: "a parameter is gone",
    spec: "flashblade",
    first: [
      [
        "      summary: Get the login banner\n",
        "      summary: Get the login banner\n      parameters: [{ name: lang, in: query, schema: { type: string } }]\n",
      ],
    ],
    change: [["      parameters: [{ name: lang, in: query, schema: { type: string } }]\n", ""]],
    consumer: `console.log(await client.GET("/login-banner", { params: { query: { lang: "en" } } }));`,
  },
  {
    name: "a parameter's wire name changes",
    spec: "flashblade",
    change: [
      ["      name: api-token\n      in: header\n      required: true", "      name: api-key\n      in: header\n      required: true"],
    ],
    consumer: logInToArray,
  },
  {
    name: "a shared parameter, by whose name the login's input is called, is renamed",
    spec: "flashblade",
    change: [
      ['"#/components/parameters/apiToken"', '"#/components/parameters/token"'],
      ["  parameters:\n    apiToken:\n", "  parameters:\n    token:\n"],
    ],
    consumer: `export const credentials: Credentials = { apiToken: "synthetic" };`,
  },
];
