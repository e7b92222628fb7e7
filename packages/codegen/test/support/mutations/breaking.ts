/* oxlint-disable max-lines -- one table: a change, and the consumer who shows it */
import type { Edits, Mutation } from "./mutation.ts";

/** Renames in every place. */
const everywhere = (count: number, from: string, to: string): Edits => Array.from({ length: count }, () => [from, to] as const);

const deleteBanner = "/login-banner:\n    get:\n      operationId: getLoginBanner";
const login = `const credentials = { userApiToken: "synthetic" };
const login = await client.POST("/login", { body: credentials });`;
const logInToArray = `const login = await client.POST("/login", { params: { header: { "api-token": "synthetic" } } });`;

/** Each compiles before the change, and not after it. */
export const breaking: readonly Mutation[] = [
  {
    name: "an answer loses a property",
    spec: "flashblade",
    change: [
      [
        "        login_banner:\n          type: string\n          description: The text. It may be missing.",
        "        text: { type: string }",
      ],
    ],
    consumer: `const { data } = await client.GET("/login-banner");
console.log(data?.login_banner);`,
  },
  {
    name: "a property of an answer is renamed",
    spec: "flashblade",
    change: [
      ["required: [username]", "required: [user]"],
      ["        username:\n          type: string", "        user:\n          type: string"],
    ],
    consumer: `${logInToArray}
if (login.status === 200) console.log(login.data.username);`,
  },
  {
    name: "a property of an answer turns optional",
    spec: "flashblade",
    change: [["      required: [versions]\n", ""]],
    consumer: `const { data } = await client.GET("/api_version");
console.log(data?.versions.at(-1));`,
  },
  {
    name: "a property of an answer may be null",
    spec: "cloudendure",
    change: [["        id:\n          type: string", '        id:\n          type: [string, "null"]']],
    consumer: `${login}
const id: string | undefined = login.data?.id;
console.log(id);`,
  },
  {
    name: "a property of an answer changes its type",
    spec: "cloudendure",
    change: [["        hasPassword:\n          type: boolean", "        hasPassword:\n          type: string"]],
    consumer: `${login}
const has: boolean | undefined = login.data?.hasPassword;
console.log(has);`,
  },
  {
    name: "a property of an answer becomes a list",
    spec: "cloudendure",
    change: [
      ["        account:\n          type: string\n", "        account:\n          type: array\n          items: { type: string }\n"],
    ],
    consumer: `${login}
console.log(login.data?.account?.toUpperCase());`,
  },
  {
    name: "the items of a list in an answer change their type",
    spec: "flashblade",
    change: [["          items:\n            type: string", "          items:\n            type: number"]],
    consumer: `const { data } = await client.GET("/api_version");
console.log(data?.versions[0]?.split("."));`,
  },
  {
    name: "an answer's property loses its default, so that it may be missing",
    spec: "cloudendure",
    first: [["        hasPassword:\n          type: boolean", "        hasPassword:\n          type: boolean\n          default: false"]],
    change: [["          default: false\n", ""]],
    consumer: `${login}
if (login.status === 200) console.log((login.data.hasPassword satisfies boolean) ? "yes" : "no");`,
  },
  {
    name: "an enum of an answer is widened",
    spec: "cloudendure",
    change: [["enum: [PENDING, CONFIRMED, DELETED]", "enum: [PENDING, CONFIRMED, DELETED, SUSPENDED]"]],
    consumer: `export function describe({ status }: components["schemas"]["User"]): string {
  if (status === undefined) return "unknown";
  switch (status) {
    case "PENDING": return "not yet";
    case "CONFIRMED": return "yes";
    case "DELETED": return "not any more";
  }
}`,
  },
  {
    name: "an enum of an answer is narrowed",
    spec: "cloudendure",
    change: [["enum: [PENDING, CONFIRMED, DELETED]", "enum: [PENDING, CONFIRMED]"]],
    consumer: `${login}
if (login.data?.status === "DELETED") console.log("gone");`,
  },
  {
    name: "an enum in a list of an answer is widened",
    spec: "cloudendure",
    change: [["GLOBAL_READONLY, MANAGER]", "GLOBAL_READONLY, MANAGER, AUDITOR]"]],
    consumer: `const ranks = { USER: 0, GLOBAL_READONLY: 1, MANAGER: 2, ACCOUNT_ADMIN: 3, ACCOUNT_OWNER: 4 };
${login}
console.log(login.data?.roles?.map((role) => ranks[role]));`,
  },
  {
    name: "a string of an answer becomes an enum",
    spec: "cloudendure",
    change: [["        account:\n          type: string\n", "        account:\n          type: string\n          enum: [a, b]\n"]],
    consumer: `${login}
if (login.data?.account === "c") console.log("ours");`,
  },
  {
    name: "an answer may have one more form",
    spec: "flashblade",
    change: [
      [
        '        - $ref: "#/components/schemas/MessageErrorBody"\n',
        '        - $ref: "#/components/schemas/MessageErrorBody"\n        - $ref: "#/components/schemas/ErrorDetail"\n',
      ],
      ["      required: [context, message]\n", "      required: [context]\n"],
    ],
    consumer: `export function tell(body: components["schemas"]["ErrorBody"]): string {
  if ("error" in body) return body.error.join();
  return "errors" in body ? body.errors.join() : body.message;
}`,
  },
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
    name: "a member of a request's body gets a default, and must be given from then on",
    spec: "cloudendure",
    change: [
      ["        accountIdentifier:\n          type: string", "        accountIdentifier:\n          type: string\n          default: main"],
    ],
    consumer: login,
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
  {
    name: "an answer loses a header",
    spec: "cloudendure",
    change: [["            X-CloudEndure-Version:\n", "            X-Version:\n"]],
    consumer: `${login}
if (login.status === 200) console.log(login.headers["X-CloudEndure-Version"]);`,
  },
  {
    name: "a header of an answer may be missing",
    spec: "flashblade",
    change: [
      ["              required: true\n              description: The session's token", "              description: The session's token"],
    ],
    consumer: `${logInToArray}
if (login.status === 200) console.log(login.headers["x-auth-token"].length);`,
  },
  {
    name: "a header of an answer changes its type",
    spec: "cloudendure",
    change: [
      [
        "because clients must do with and without it.\n              schema:\n                type: string",
        "because clients must do with and without it.\n              schema:\n                type: integer",
      ],
    ],
    consumer: `${login}
if (login.status === 429) console.log(login.headers["Retry-After"]?.trim());`,
  },
  {
    name: "an operation loses an answer",
    spec: "flashblade",
    change: [['        "400":\n          description: >-', '        "418":\n          description: >-']],
    consumer: `export type Refusal = operations["login"]["responses"][400];`,
  },
  {
    name: "an operation gains another way to succeed",
    spec: "flashblade",
    change: [
      [
        '        "400":\n          description: >-',
        '        "202":\n          description: Later.\n          headers: { x-auth-token: { required: true, schema: { type: string } } }\n          content: { application/json: { schema: { type: object, required: [job], properties: { job: { type: string } } } } }\n        "400":\n          description: >-',
      ],
    ],
    consumer: `${logInToArray}
if (login.data) console.log(login.data.username);`,
  },
  {
    name: "an operation gains a failure with a body of its own",
    spec: "flashblade",
    change: [
      [
        '        "400":\n          description: >-',
        '        "409":\n          description: Busy.\n          content: { application/json: { schema: { type: object, required: [until], properties: { until: { type: string } } } } }\n        "400":\n          description: >-',
      ],
    ],
    consumer: `${logInToArray}
if (login.error && !("status" in login.error) && !("until" in login.error && false)) {
  const body: components["schemas"]["ErrorBody"] = login.error;
  console.log(body);
}`,
  },
  {
    name: "an answer has no body any more",
    spec: "flashblade",
    change: [
      [
        '            application/json:\n              schema:\n                $ref: "#/components/schemas/LoginBannerResponse"\n',
        "            text/x-none:\n              schema:\n                type: string\n",
      ],
    ],
    consumer: `const { data } = await client.GET("/login-banner");
console.log(data?.login_banner);`,
  },
  {
    name: "an answer's media type changes",
    spec: "flashblade",
    change: [
      [
        '            application/json:\n              schema:\n                $ref: "#/components/schemas/VersionResponse"',
        '            application/vnd.purity+json:\n              schema:\n                $ref: "#/components/schemas/VersionResponse"',
      ],
    ],
    consumer: `export type Versions = operations["getApiVersion"]["responses"][200]["content"]["application/json"];`,
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
