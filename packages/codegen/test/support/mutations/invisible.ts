import { harmlessInvisible } from "./keywords/harmless.ts";
import type { Mutation } from "./mutation.ts";

const login = `const login = await client.POST("/login", { body: { userApiToken: "synthetic" } });`;

/** Each compiles on both sides, and changes what no code of a consumer can see. */
export const invisible: readonly Mutation[] = [
  {
    name: "an operation is described better",
    spec: "flashblade",
    change: [["        Log in to the server.\n\n        The API token", "        Logs in.\n\n        The API token"]],
    consumer: `console.log(await client.POST("/login", { params: { header: { "api-token": "synthetic" } } }));`,
  },
  {
    name: "an operation's summary changes",
    spec: "flashblade",
    change: [["summary: List the REST versions", "summary: The versions of the REST API"]],
    consumer: `console.log(await client.GET("/api_version"));`,
  },
  {
    name: "a schema is described better",
    spec: "flashblade",
    change: [["description: The text. It may be missing.", "description: The text, if there is one."]],
    consumer: `export type Banner = components["schemas"]["LoginBannerResponse"];`,
  },
  {
    name: "an example changes",
    spec: "flashblade",
    change: [["login_banner: Authorized users only.", "login_banner: Keep out."]],
    consumer: `console.log((await client.GET("/login-banner")).data?.login_banner);`,
  },
  {
    name: "the spec's title and version change",
    spec: "flashblade",
    change: [["  version: 1.x", '  version: "1.12"']],
    consumer: `console.log((await client.GET("/login-banner")).data?.login_banner);`,
  },
  {
    name: "an operation moves to another tag",
    spec: "flashblade",
    change: [
      ["      operationId: getLoginBanner\n      tags: [Information]", "      operationId: getLoginBanner\n      tags: [Authentication]"],
    ],
    consumer: `console.log((await client.GET("/login-banner")).data?.login_banner);`,
  },
  {
    name: "a secret is marked as one",
    spec: "cloudendure",
    change: [
      [
        "        accountIdentifier:\n          type: string",
        "        accountIdentifier:\n          type: string\n          format: password",
      ],
    ],
    consumer: login,
  },
  {
    name: "a server is described better",
    spec: "flashblade",
    change: [["description: An array. Every array has a host of its own.", "description: An array."]],
    consumer: `console.log(session.server.url);`,
  },
  {
    name: "a comment is added, and a list is written in another way",
    isNothing: true,
    spec: "cloudendure",
    change: [
      [
        "enum: [PENDING, CONFIRMED, DELETED]",
        "# as seen\n          enum:\n            - PENDING\n            - CONFIRMED\n            - DELETED",
      ],
    ],
    consumer: `${login}
console.log(login.data?.status === "PENDING");`,
  },
  ...harmlessInvisible,
];
