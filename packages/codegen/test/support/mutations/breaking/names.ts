import type { Mutation } from "../mutation.ts";
import { deleteBanner, everywhere } from "../pieces.ts";

/** Names, and what is gone. Each compiles before the change, and not after it. */
export const breakingNames: readonly Mutation[] = [
  {
    name: "a schema is renamed",
    spec: "flashblade",
    change: everywhere(2, "LoginBannerResponse", "BannerResponse"),
    consumer: `export type Banner = components["schemas"]["LoginBannerResponse"];`,
  },
  {
    name: "a schema deep in an answer is renamed",
    spec: "cloudendure",
    change: everywhere(2, "UserNotifications", "Notifications"),
    consumer: `export type Notifications = components["schemas"]["UserNotifications"];`,
  },
  {
    name: "a schema that nothing uses is gone",
    spec: "flashblade",
    first: [["  schemas:\n", "  schemas:\n    Unused: { type: object, properties: { a: { type: string } } }\n"]],
    change: [["    Unused: { type: object, properties: { a: { type: string } } }\n", ""]],
    consumer: `export type Unused = components["schemas"]["Unused"];`,
  },
  {
    name: "a shared answer is renamed",
    spec: "flashblade",
    change: everywhere(3, 'Unauthorized"', 'NotLoggedIn"')
      .slice(0, 2)
      .concat([["    Unauthorized:\n", "    NotLoggedIn:\n"]]),
    consumer: `export type Refusal = components["responses"]["Unauthorized"];`,
  },
  {
    name: "an operationId changes",
    spec: "flashblade",
    change: [["operationId: getApiVersion", "operationId: listVersions"]],
    consumer: `export type Versions = operations["getApiVersion"]["responses"][200];`,
  },
  {
    name: "a path is renamed",
    spec: "flashblade",
    change: [["  /login-banner:\n", "  /banner:\n"]],
    consumer: `console.log(await client.GET("/login-banner"));`,
  },
  {
    name: "an operation changes its method",
    spec: "cloudendure",
    change: [["  /logout:\n    post:", "  /logout:\n    delete:"]],
    consumer: `console.log(await client.POST("/logout"));`,
  },
  {
    name: "an operation is gone",
    spec: "flashblade",
    change: [[deleteBanner, "/banner-of-old:\n    get:\n      operationId: getBannerOfOld"]],
    consumer: `console.log(await client.GET("/login-banner"));`,
  },
  {
    name: "x-session: another operation logs in",
    spec: "cloudendure",
    first: [
      [
        "  /logout:\n",
        '  /login/token:\n    post:\n      operationId: tokenLogin\n      security: []\n      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [token], properties: { token: { type: string, format: password } } } } } }\n      responses:\n        "200": { description: Open., headers: { Set-Cookie: { required: true, schema: { type: string }, examples: { a: { value: session=a }, b: { value: XSRF-TOKEN=b } } } } }\n  /logout:\n',
      ],
    ],
    change: [["  login: login\n", "  login: tokenLogin\n"]],
    consumer: `export const credentials: Credentials = { userApiToken: "synthetic" };`,
  },
];
