import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { session as bearerBodyPointer } from "../../fixtures/bearer-body-pointer/src/generated/session.ts";
import { session as cookieCsrf } from "../../fixtures/cookie-csrf/src/generated/session.ts";
import { session as headerToken } from "../../fixtures/header-token/src/generated/session.ts";
import { session as hostile } from "../../fixtures/hostile/src/generated/session.ts";
import { session as logoutLink } from "../../fixtures/logout-link/src/generated/session.ts";
import { session as queryToken } from "../../fixtures/query-token/src/generated/session.ts";
import { session as wholeBodyToken } from "../../fixtures/whole-body-token/src/generated/session.ts";
import { generate } from "../../src/index.ts";
import { changed } from "../support/small-spec.ts";

const fixtures = new URL("../../fixtures/", import.meta.url);
const names = ["bearer-body-pointer", "cookie-csrf", "header-token", "hostile", "logout-link", "query-token", "whole-body-token"];

test.each(names)("%s: the committed files are those that the spec makes", async (name) => {
  const files = await generate(readFileSync(new URL(`${name}.yaml`, fixtures), "utf8"), `fixtures/${name}.yaml`, { docs: "all" });
  const committed = [...files.keys()].map((file) => [file, readFileSync(new URL(`${name}/${file}`, fixtures), "utf8")]);
  expect(committed).toEqual([...files]);
});

test.each([
  [
    "a header to a header of another name",
    {
      given: headerToken.credentials,
      want: [{ name: "token", from: { in: "header", name: "X-Session-Token" }, to: { in: "header", name: "X-Token" } }],
    },
  ],
  [
    "cookies to a cookie and a header",
    {
      given: cookieCsrf.credentials,
      want: [
        { name: "sid", from: { in: "cookie", name: "sid" }, to: { in: "cookie", name: "sid" } },
        { name: "csrf", from: { in: "cookie", name: "csrf-token" }, to: { in: "header", name: "X-CSRF-Token" } },
      ],
    },
  ],
  [
    "a pointer to the query",
    {
      given: queryToken.credentials,
      want: [{ name: "token", from: { in: "body", pointer: "/token" }, to: { in: "query", name: "auth_token" } }],
    },
  ],
  [
    "a pointer into a list, with an escaped slash, to a bearer token",
    {
      given: bearerBodyPointer.credentials,
      want: [
        {
          name: "bearer",
          from: { in: "body", pointer: "/result/tokens/0/access~1token" },
          to: { in: "header", name: "Authorization", prefix: "Bearer " },
        },
      ],
    },
  ],
  [
    "the whole body to a header",
    {
      given: wholeBodyToken.credentials,
      want: [{ name: "ticket", from: { in: "body", pointer: "" }, to: { in: "header", name: "X-Ticket" } }],
    },
  ],
])("credentials: %s", (_name, { given, want }) => {
  expect(given).toEqual(want);
});

test.each([
  [
    "parameters of every kind, called by their component or in camel case",
    {
      given: headerToken.login,
      want: [
        { name: "realm", in: "path", wire: "realm", required: true, secret: false },
        { name: "apiKey", in: "header", wire: "X-Api-Key", required: true, secret: true },
        { name: "xClientName", in: "header", wire: "X-Client-Name", required: false, secret: false },
        { name: "maxAge", in: "query", wire: "max_age", required: false, secret: false },
      ],
    },
  ],
  [
    "members of a JSON body",
    {
      given: cookieCsrf.login,
      want: [
        { name: "username", in: "body", wire: "username", required: true, secret: false },
        { name: "password", in: "body", wire: "password", required: true, secret: true },
        { name: "otp", in: "body", wire: "otp", required: false, secret: true },
      ],
    },
  ],
  [
    "a parameter, and members of an urlencoded body from two schemas",
    {
      given: queryToken.login,
      want: [
        { name: "tenantId", in: "query", wire: "tenant-id", required: true, secret: false },
        { name: "user", in: "body", wire: "user", required: true, secret: false },
        { name: "secret", in: "body", wire: "secret", required: true, secret: true },
      ],
    },
  ],
])("input: %s", (_name, { given, want }) => {
  expect(given.input).toEqual(want);
});

test.each([
  ["none without a body", { given: headerToken.login.contentType, want: undefined }],
  ["JSON", { given: cookieCsrf.login.contentType, want: "application/json" }],
  ["urlencoded", { given: queryToken.login.contentType, want: "application/x-www-form-urlencoded" }],
])("content type: %s", (_name, { given, want }) => {
  expect(given).toBe(want);
});

test.each([
  ["none", { given: headerToken.login.secrets, want: [] }],
  ["nested, and each in a list", { given: cookieCsrf.login.secrets, want: ["/recoveryCodes/*", "/profile/apiKey"] }],
  ["the whole body", { given: wholeBodyToken.login.secrets, want: [""] }],
])("secrets in the answer: %s", (_name, { given, want }) => {
  expect(given).toEqual(want);
});

test("logout: path parameters come from a Link", () => {
  expect(logoutLink.logout).toEqual({
    method: "DELETE",
    path: "/members/{member}/sessions/{id}",
    links: [
      { in: "path", name: "member", from: { in: "header", name: "x-member" } },
      { in: "path", name: "id", from: { in: "body", pointer: "/id" } },
    ],
  });
});

test("open operations: the login, and those whose security asks for nothing", () => {
  expect(headerToken.open).toEqual([
    { method: "POST", path: "/login/{realm}" },
    { method: "GET", path: "/health" },
  ]);
});

test("server: its variables' defaults", () => {
  expect(headerToken.server).toEqual({ url: "http://{host}:{port}/api", variables: { host: "127.0.0.1", port: "8080" } });
  expect(wholeBodyToken.server).toEqual({ url: "/api", variables: {} });
});

test("a renamed wire header changes no caller: the component's key is the name in code", async () => {
  const spec = readFileSync(new URL("header-token.yaml", fixtures), "utf8");
  const files = await generate(spec.replace("name: X-Api-Key", "name: X-New-Key"), "header-token.yaml");
  const session = files.get("src/generated/session.ts");
  expect(session).toContain('{ name: "apiKey", in: "header", wire: "X-New-Key", required: true, secret: true }');
  expect(session).toContain('readonly apiKey: Operations["logIn"]["parameters"]["header"]["X-New-Key"];');
});

test("OpenAPI 3.0 is taken too", async () => {
  await expect(generate(changed(["3.1.0", "3.0.3"]), "small.yaml")).resolves.toHaveProperty("size", 4);
});

test("F40: hostile names stay data", () => {
  expect(hostile.login.path).toBe("/lo\"gin'\\`${process.exit(9)}*/|");
  expect(hostile.credentials[1]).toEqual({
    name: "Down",
    from: { in: "body", pointer: "/\"%20\\n'*~1process.exit(9)" },
    to: { in: "query", name: '"; process.exit(9); //' },
  });
});
