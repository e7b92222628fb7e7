import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { generate } from "../../src/index.ts";
import { run, temporaryFolder } from "../support/run.ts";
import { changed } from "../support/small-spec.ts";

test("a success answer that opens no session need not declare what a session carries", async () => {
  const files = await generate(
    changed(['        "200":\n', '        "202": { description: A second factor is asked for. }\n        "200":\n']),
    "small.yaml",
  );
  expect(files.get("src/generated/session.ts")).toContain('from: { in: "header", name: "X-Token" }');
});

test.each(["https://small.example/", "/"])("a login's server that is the API's own in other words is that: %s", async (url) => {
  const spec = changed(["      security: []\n", `      security: []\n      servers: [{ url: ${JSON.stringify(url)} }]\n`]);
  expect(await generate(spec, "small.yaml")).toEqual(await generate(changed(), "small.yaml"));
});

test("a login with a server of its own is refused, and the overlay that the error names makes it one of the API's server", async () => {
  using folder = temporaryFolder();
  folder.write("small.yaml", changed(["      security: []\n", "      security: []\n      servers: [{ url: https://login.example }]\n"]));
  const command = ["generate", "--spec", folder.at("small.yaml"), "--out", folder.at("out")];
  const refused = await run(...command);
  const [, action] = /overlay \(`(.+?)`\)/.exec(refused.err) ?? [];
  folder.write("small.session.yaml", `overlay: 1.1.0\ninfo: { title: Session, version: "1" }\nactions:\n  - ${action}\n`);
  expect(refused.err).toContain("has a server of its own, https://login.example:");
  expect(await run(...command, "--overlay", folder.at("small.session.yaml"))).toMatchObject({ err: "" });
  expect(readFileSync(folder.at("out/src/generated/session.ts"), "utf8")).toContain('path: "/login"');
});

test("an input is a secret, too, when its schema is put together from one", async () => {
  const spec = changed(
    ["{ type: string, format: password }", '{ allOf: [{ $ref: "#/components/schemas/Secret" }] }'],
    ["  schemas:\n", "  schemas:\n    Secret: { type: string, format: password }\n"],
  );
  expect((await generate(spec, "small.yaml")).get("src/generated/session.ts")).toContain("required: true, secret: true");
});

test("F68: secrets below the first level of the login's body, and in its lists, are told one by one", async () => {
  const user = "{ type: object, properties: { name: { type: string }, pwd: { type: string, format: password } } }";
  const keys = "{ type: array, items: { type: object, properties: { id: { type: string }, value: { type: string, format: password } } } }";
  const schema = `{ type: object, required: [user], properties: { user: ${user}, keys: ${keys} } }`;
  const spec = changed([
    "      parameters: [{ name: key, in: header, required: true, schema: { type: string, format: password } }]\n",
    `      requestBody: { required: true, content: { application/json: { schema: ${schema} } } }\n`,
  ]);
  const session = (await generate(spec, "small.yaml")).get("src/generated/session.ts") ?? "";
  expect(session).toContain('name: "user", in: "body", wire: "user", required: true, secret: false, secrets: ["/pwd"]');
  expect(session).toContain('secrets: ["/*/value"]');
});

test("F48: media types that are no JSON are told, so that a page which the spec declares is no sign of a lapse", async () => {
  const spec = changed([
    'responses: { "204": { description: Over. } }',
    'responses: { "200": { description: Over., content: { text/html: {} } } }',
  ]);
  expect((await generate(spec, "small.yaml")).get("src/generated/operations.ts")).toContain('types: ["text/html"]');
});

/** What is generated of a login with this body, in `session.ts`. */
async function sessionOfBody(properties: string): Promise<string> {
  const schema = `{ type: object, properties: { ${properties} } }`;
  const spec = changed([
    "      parameters: [{ name: key, in: header, required: true, schema: { type: string, format: password } }]\n",
    `      requestBody: { content: { application/json: { schema: ${schema} } } }\n`,
  ]);
  return (await generate(spec, "small.yaml")).get("src/generated/session.ts") ?? "";
}

test("secrets of one body that may each be left out exclude one another nowhere: what is given is sent", async () => {
  const session = await sessionOfBody("name: { type: string }, pwd: { type: string, writeOnly: true }, code: { format: password }");
  expect(session).not.toContain("ways:");
  expect(session).toContain('readonly pwd: MemberOf<Body, "pwd">;');
  expect(session).toContain('readonly code?: MemberOf<Body, "code"> | undefined;');
});

describe("a scheme that no login earns", () => {
  const both = (other: string) =>
    changed(
      ["security: [{ token: [] }]", "security: [{ token: [], key2: [] }]"],
      [
        "components:\n",
        `  /things: { get: { operationId: things, security: [{ token: [], key2: [] }], responses: { "200": { description: . } } } }\n${other}components:\n`,
      ],
      ["    token: {", "    key2: { type: apiKey, in: header, name: X-Key }\n    token: {"],
    );
  const inputOf = async (spec: string) => {
    const session = (await generate(spec, "small.yaml")).get("src/generated/session.ts") ?? "";
    return { isRequired: session.includes('wire: "X-Key", required: true'), isOptional: session.includes("optional: true") };
  };

  test("must be given when all that needs the session needs it, too", async () => {
    expect(await inputOf(both(""))).toEqual({ isRequired: true, isOptional: false });
  });

  test("may be left out when the session is enough for an operation", async () => {
    const other =
      '  /others: { get: { operationId: others, security: [{ key2: [] }, { token: [] }], responses: { "200": { description: . } } } }\n';
    expect(await inputOf(both(other))).toEqual({ isRequired: false, isOptional: true });
  });
});

describe("a login by HTTP Basic", () => {
  const basic = (login: string) =>
    changed(
      ["  /login:\n", "  /users/{username}/tokens:\n"],
      [
        "      security: []\n      parameters: [{ name: key, in: header, required: true, schema: { type: string, format: password } }]\n",
        login,
      ],
      ["    token: {", "    account: { type: http, scheme: basic }\n    token: {"],
    );
  const path =
    "      security: [{ account: [] }]\n      parameters: [{ name: username, in: path, required: true, schema: { type: string } }]\n";

  test("gives its user to a path that is about him, too", async () => {
    const session = (await generate(basic(path), "small.yaml")).get("src/generated/session.ts") ?? "";
    expect(session).toContain('{ name: "username", in: "basic", wire: "username", required: true, secret: false }');
    expect(session).toContain('{ name: "username", in: "path", wire: "username", required: true, secret: false }');
    expect(session.match(/readonly username:/g)).toHaveLength(1);
  });

  test("with a body that may be left out: what is given with the body is tried before what is given without", async () => {
    const body =
      "      requestBody: { content: { application/json: { schema: { type: object, required: [name], properties: { name: {} } } } } }\n";
    const session = (await generate(basic(path + body), "small.yaml")).get("src/generated/session.ts") ?? "";
    expect(session).toContain('ways: [["username", "password", "name"], ["username", "password"]]');
  });
});
