import { expect, test } from "vitest";
import { parseExpression } from "../../src/session/places/runtime-expression.ts";
import { docComment, literal, propertyName, quote } from "../../src/text/source-text.ts";
import { camelCase, constantCase, pascalCase } from "../../src/text/names.ts";

test.each([
  ["a quoted text", { given: quote('"\\\n\u2028\u0085'), want: '"\\"\\\\\\n\\u2028\\u0085"' }],
  ["a property's name", { given: propertyName("apiKey"), want: "apiKey" }],
  ["a property's name that is a number", { given: propertyName("200"), want: "200" }],
  ["a property's name that only looks like one", { given: propertyName("007"), want: '"007"' }],
  ["a prototype, as a property", { given: propertyName("__proto__"), want: '["__proto__"]' }],
  ["a short object", { given: literal({ a: 1, "b-c": ["d", null] }), want: '{ a: 1, "b-c": ["d", null] }' }],
  ["an empty object and list", { given: literal({ a: {}, b: [] }), want: "{ a: {}, b: [] }" }],
  [
    "a long object",
    { given: literal({ a: "x".repeat(60), b: "y".repeat(60) }), want: `{\n  a: "${"x".repeat(60)}",\n  b: "${"y".repeat(60)}",\n}` },
  ],
  ["a comment", { given: docComment("a */ b"), want: "/** a *\\/ b */\n" }],
  ["a comment of lines", { given: docComment("a\r\n\n b\u2028c", "  "), want: "  /**\n   * a\n   *\n   *  b\n   * c\n   */\n" }],
  ["camel case", { given: camelCase("X-Api-Key"), want: "xApiKey" }],
  ["camel case of one word", { given: camelCase("apiKey"), want: "apiKey" }],
  ["Pascal case", { given: pascalCase("login banner/v2"), want: "LoginBannerV2" }],
  ["constant case", { given: constantCase("userApiToken-v2"), want: "USER_API_TOKEN_V2" }],
])("source text: %s", (_name, { given, want }) => {
  expect(given).toBe(want);
});

test.each([
  ["$response.header.X-Token", { in: "header", name: "X-Token" }],
  ["$response.cookie.XSRF-TOKEN", { in: "cookie", name: "XSRF-TOKEN" }],
  ["$response.body", { in: "body", pointer: "" }],
  ["$response.body#", { in: "body", pointer: "" }],
  ["$response.body#/a~1b/0", { in: "body", pointer: "/a~1b/0" }],
  ["$response.body#a", undefined],
  ["$response.body#/a~2", undefined],
  ["$response.header.", undefined],
  ["$response.header.a b", undefined],
  ["$response.query.a", undefined],
  ["$response.cookies.a", undefined],
  ["$request.body", undefined],
  ["$statusCode", undefined],
  ["x $response.body", undefined],
  [undefined, undefined],
])("the runtime expression %s", (given, want) => {
  expect(parseExpression(given)).toEqual(want);
});
