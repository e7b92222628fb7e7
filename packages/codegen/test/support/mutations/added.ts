import { harmlessAdded } from "./keywords/harmless.ts";
import type { Mutation } from "./mutation.ts";

const login = `const login = await client.POST("/login", { body: { userApiToken: "synthetic" } });`;
const logInToArray = `const login = await client.POST("/login", { params: { header: { "api-token": "synthetic" } } });`;

/** Each compiles on both sides, and gives consumers something new. */
export const added: readonly Mutation[] = [
  {
    name: "an answer gains an optional property",
    spec: "flashblade",
    change: [
      [
        "        login_banner:\n          type: string\n",
        "        updated: { type: string }\n        login_banner:\n          type: string\n",
      ],
    ],
    consumer: `const { data } = await client.GET("/login-banner");
console.log(data?.login_banner);`,
  },
  {
    name: "an answer gains a property that is always there",
    spec: "flashblade",
    change: [
      [
        "      required: [username]\n      properties:\n",
        "      required: [username, id]\n      properties:\n        id: { type: integer }\n",
      ],
    ],
    consumer: `${logInToArray}
if (login.status === 200) console.log(login.data.username);`,
  },
  {
    name: "a property of an answer is always there from now on",
    spec: "flashblade",
    change: [["      properties:\n        login_banner:\n", "      required: [login_banner]\n      properties:\n        login_banner:\n"]],
    consumer: `const { data } = await client.GET("/login-banner");
console.log(data?.login_banner ?? "none");`,
  },
  {
    name: "an operation is added",
    spec: "flashblade",
    change: [
      [
        "  /login-banner:\n",
        '  /status:\n    get:\n      operationId: getStatus\n      security: []\n      responses: { "200": { description: Up. } }\n  /login-banner:\n',
      ],
    ],
    consumer: `console.log(await client.GET("/login-banner"));`,
  },
  {
    name: "a method is added to a path",
    spec: "flashblade",
    change: [
      [
        "  /login-banner:\n",
        '  /login-banner:\n    put:\n      operationId: setBanner\n      security: [{ AuthTokenHeader: [] }]\n      responses: { "200": { description: Set. } }\n',
      ],
    ],
    consumer: `console.log(await client.GET("/login-banner"));`,
  },
  {
    name: "a request's body may hold one more member",
    spec: "cloudendure",
    change: [["        accountIdentifier:\n", "        region: { type: string }\n        accountIdentifier:\n"]],
    consumer: login,
  },
  {
    name: "a member of a request's body may be left out",
    spec: "cloudendure",
    first: [
      [
        "      properties:\n        username:\n          type: string\n          description: The user's name, sent",
        "      required: [userApiToken]\n      properties:\n        username:\n          type: string\n          description: The user's name, sent",
      ],
    ],
    change: [["      required: [userApiToken]\n", ""]],
    consumer: login,
  },
  {
    name: "a request may hold one more value",
    spec: "cloudendure",
    first: [
      [
        "        accountIdentifier:\n          type: string",
        "        accountIdentifier:\n          type: string\n          enum: [main, second]",
      ],
    ],
    change: [["enum: [main, second]", "enum: [main, second, third]"]],
    consumer: `console.log(await client.POST("/login", { body: { userApiToken: "synthetic", accountIdentifier: "second" } }));`,
  },
  {
    name: "an operation takes an optional parameter",
    spec: "flashblade",
    change: [
      [
        "      summary: Get the login banner\n",
        "      summary: Get the login banner\n      parameters: [{ name: lang, in: query, schema: { type: string } }]\n",
      ],
    ],
    consumer: `console.log(await client.GET("/login-banner"));`,
  },
  {
    name: "an answer gains a header",
    spec: "flashblade",
    change: [
      [
        "          headers:\n            x-auth-token:\n",
        "          headers:\n            x-request-id: { schema: { type: string } }\n            x-auth-token:\n",
      ],
    ],
    consumer: `${logInToArray}
if (login.status === 200) console.log(login.headers["x-auth-token"].length);`,
  },
  {
    name: "an operation gains a failure with a body that its others have",
    spec: "flashblade",
    change: [
      [
        '        "401":\n          $ref: "#/components/responses/Unauthorized"',
        '        "503":\n          $ref: "#/components/responses/TooManyRequests"\n        "401":\n          $ref: "#/components/responses/Unauthorized"',
      ],
    ],
    consumer: `${logInToArray}
if (login.error && "errors" in login.error) console.log(login.error.errors.map(({ message }) => message));`,
  },
  {
    name: "a schema is added",
    spec: "flashblade",
    change: [["  schemas:\n", "  schemas:\n    Extra: { type: object, properties: { a: { type: string } } }\n"]],
    consumer: `export type Banner = components["schemas"]["LoginBannerResponse"];`,
  },
  {
    name: "an operation is deprecated",
    spec: "flashblade",
    change: [["      operationId: getLoginBanner\n", "      operationId: getLoginBanner\n      deprecated: true\n"]],
    consumer: `console.log(await client.GET("/login-banner"));`,
  },
  ...harmlessAdded,
];
