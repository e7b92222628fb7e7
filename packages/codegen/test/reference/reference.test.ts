import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generate } from "../../src/index.ts";
import { anchor, cell, paragraphs, plain } from "../../src/reference/markdown.ts";
import { changed } from "../support/small-spec.ts";

async function pagesOf(name: string): Promise<Map<string, string>> {
  const files = await generate(readFileSync(new URL(`../../fixtures/${name}.yaml`, import.meta.url), "utf8"), `${name}.yaml`, {
    docs: "all",
  });
  return new Map([...files].filter(([file]) => file.startsWith("docs/")).map(([file, page]) => [file.slice("docs/".length), page]));
}

/** The example of an operation. */
function exampleIn(page: string | undefined, operation: string): string {
  const section = page?.split(`\n# **${operation}**\n`)[1] ?? "";
  return /^```ts\n([^]*?)^```$/m.exec(section)?.[1] ?? "";
}

test("an API page has the parts of the seeds, in their order", async () => {
  const page = (await pagesOf("cookie-csrf")).get("SessionApi.md") ?? "";
  expect(page.match(/^(#+ .*|All URIs.*|Method \| .*|\[\*\*.*|> .*|\[\[Back.*)$/gm)).toEqual([
    "# cookie-csrf.SessionApi",
    "All URIs are relative to *https://cookie.example/v1*",
    "Method | HTTP request | Description",
    "[**login**](SessionApi.md#login) | **POST** /login | Log in with a name and a password",
    "[**logout**](SessionApi.md#logout) | **POST** /logout |",
    ...["login", "logout"].flatMap((name) => [
      `# **${name}**`,
      name === "login" ? "> Account login(body)" : "> logout()",
      "### Example",
      "### Parameters",
      "### Return type",
      ...(name === "login" ? ["[**Account**](Account.md)"] : []),
      "### Authorization",
      "### HTTP request headers",
      "### HTTP response details",
      expect.stringMatching(/^\[\[Back to top\]\]\(#\) \[\[Back to API list\]\]\(index\.md#/),
    ]),
  ]);
});

test.each(["bearer-body-pointer", "cookie-csrf", "header-token", "hostile", "logout-link"])(
  "%s: every link leads somewhere",
  async (name) => {
    const pages = await pagesOf(name);
    const anchors = new Map(
      [...pages].map(([file, page]) => [
        file,
        new Set([...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchor(heading!.replaceAll("*", "")))),
      ]),
    );
    const links = [...pages].flatMap(([, page]) =>
      [...page.matchAll(/\]\(([^)#\s]*\.md)(?:#([^)]*))?\)/g)].map(([, file, part]) => ({ file: file!, part })),
    );
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter(({ file, part }) => !anchors.has(file) || (part !== undefined && !anchors.get(file)!.has(part)))).toEqual([]);
  },
);

test("a model's page flattens objects that have no page, and links those that have", async () => {
  const pages = await pagesOf("cookie-csrf");
  expect(pages.get("Account.md")).toContain(`\
**recoveryCodes** | **string**[] |  | [optional]
**name** | **string** |  | [optional] [read-only]
**profile** | **object** |  | [optional]
**profile.theme** | **"dark"** \\| **"light"** |  | [optional] [default "dark"]
**profile.apiKey** | **string** |  | [optional] [secret]
`);
  expect(pages.get("Thing.md")).toContain(`\
**id** | **number** | Unique \\| stable. | [int64]
**parent** | [**Thing**](Thing.md) | What holds it. | [optional]
**labels** | **Record**\\<**string**, **string**\\> |  | [optional]
`);
});

test("an open operation's example calls the bare client, with secrets from the environment", async () => {
  expect(exampleIn((await pagesOf("header-token")).get("SessionApi.md"), "logIn")).toBe(`\
import { createClient } from "@vendor-auth/header-token";

const apiKey = process.env.HEADER_TOKEN_API_KEY;
if (apiKey === undefined) throw new Error("Set HEADER_TOKEN_API_KEY.");

const client = createClient({ baseUrl: process.env.HEADER_TOKEN_BASE_URL ?? "http://127.0.0.1:8080/api" });

const { error, status } = await client.POST("/login/{realm}", {
  params: { path: { realm: "local" }, header: { "X-Api-Key": apiKey } },
});
if (error !== undefined) throw new Error(\`logIn failed with status \${status}.\`);
console.log("logIn:", status);
`);
});

test("a secured operation's example calls a client that keeps itself logged in", async () => {
  expect(exampleIn((await pagesOf("query-token")).get("DefaultApi.md"), "listThings")).toBe(`\
import { session } from "@vendor-auth/query-token";
import { connect, declared } from "@vendor-auth/session";

const tenantId = process.env.QUERY_TOKEN_TENANT_ID;
if (tenantId === undefined) throw new Error("Set QUERY_TOKEN_TENANT_ID.");
const user = process.env.QUERY_TOKEN_USER;
if (user === undefined) throw new Error("Set QUERY_TOKEN_USER.");
const secret = process.env.QUERY_TOKEN_SECRET;
if (secret === undefined) throw new Error("Set QUERY_TOKEN_SECRET.");

await using client = connect(declared(session), {
  baseUrl: process.env.QUERY_TOKEN_BASE_URL ?? "https://query.example",
  credentials: { tenantId, user, secret },
});

const { data, error, status } = await client.GET("/things", {
  params: { query: { kind: "large" } },
});
if (error !== undefined) throw new Error(\`listThings failed with status \${status}.\`);
console.log("listThings:", status, data.count);
`);
});

test.each([
  ["a secret", "{ id: { type: string, format: password }, name: { type: string } }", "data.name"],
  [
    "an object that holds one",
    "{ id: { type: object, properties: { key: { type: string, format: password } } }, name: { type: string } }",
    "data.name",
  ],
  ["the credential", "{ token: { type: string }, name: { type: string } }", "data.name"],
])("a login's example does not print %s", async (_name, properties, want) => {
  const answer = "{ id: { type: string }, parts: { type: array, items: { type: string } } }";
  const source: [string, string][] = properties.includes("token") ? [["$response.header.X-Token", "$response.body#/token"]] : [];
  const files = await generate(changed([answer, properties], ...source), "small.yaml", { docs: "all" });
  expect(exampleIn(files.get("docs/DefaultApi.md"), "login")).toContain(`console.log("login:", status, ${want});`);
});

test("a base URL that the spec does not tell comes from the environment", async () => {
  const example = exampleIn((await pagesOf("whole-body-token")).get("DefaultApi.md"), "login");
  expect(example).toContain('if (baseUrl === undefined) throw new Error("Set WHOLE_BODY_TOKEN_BASE_URL.");');
  expect(example).toContain("const client = createClient({ baseUrl });");
});

test.each([
  ["a name", { given: plain("a_b|c *d* `e` <f> [g]\nh_"), want: "a_b\\|c \\*d\\* \\`e\\` \\<f\\> \\[g\\] h\\_" }],
  ["a cell", { given: cell("a | b \\| c \\\\| d\n<b>e</b> `<f>`"), want: "a \\| b \\| c \\\\\\| d \\<b>e\\</b> `<f>`" }],
  ["a description with an example", { given: paragraphs("a\n```ts\nb();\n```\nc"), want: "a\n```\nb();\n```\nc" }],
  ["a description that leaves a fence open", { given: paragraphs("a\n~~~~ ts\n```\nb <c>"), want: "a\n~~~~\n```\nb <c>\n~~~~" }],
  ["a description with a comment", { given: paragraphs("a <!-- b"), want: "a \\<!-- b" }],
  ["a heading's anchor", { given: anchor("users.list/all Of_them"), want: "userslistall-of_them" }],
])("Markdown: %s", (_name, { given, want }) => {
  expect(given).toBe(want);
});
