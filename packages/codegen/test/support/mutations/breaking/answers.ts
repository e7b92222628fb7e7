import type { Mutation } from "../mutation.ts";
import { logInToArray, login } from "../pieces.ts";

/** Answers, their headers and media types. Each compiles before the change, and not after it. */
export const breakingAnswers: readonly Mutation[] = [
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
];
