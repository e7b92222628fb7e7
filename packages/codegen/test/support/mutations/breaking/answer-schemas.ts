import type { Mutation } from "../mutation.ts";
import { logInToArray, login } from "../pieces.ts";

/** What an answer holds. Each compiles before the change, and not after it. */
export const breakingAnswerSchemas: readonly Mutation[] = [
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
    name: "a property of an answer is marked as read-only",
    spec: "cloudendure",
    change: [["        hasPassword:\n          type: boolean", "        hasPassword:\n          type: boolean\n          readOnly: true"]],
    consumer: `${login}
if (login.data) login.data.hasPassword = false;`,
  },
];
