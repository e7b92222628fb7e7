import { expect, test } from "vitest";
import { readSpec } from "../../src/spec/read-spec.ts";
import { suggestOverlay } from "../../src/suggest/suggest-overlay.ts";

/** Paths with a login at `path`, which takes `inputs` and answers `answers`. */
interface Description {
  readonly path?: string;
  readonly login?: string;
  readonly inputs?: string;
  readonly answer?: string;
  readonly paths?: string;
  readonly more?: string;
}

const password = "requestBody: { content: { application/json: { schema: { properties: { password: { type: string } } } } } }";
const body = (properties: string) => `content: { application/json: { schema: { type: object, properties: { ${properties} } } } }`;

async function suggested({ path = "/login", login = "", inputs = password, answer = "", paths = "", more = "" }: Description) {
  const text = `openapi: 3.0.3
info: { title: Acme, version: "1" }
paths:
  ${path}:
    post:
      ${login}
      ${inputs}
      responses: { "200": { description: OK, ${answer} } }
${paths}
${more}
`;
  return suggestOverlay(await readSpec({ text, file: "acme.yaml" }));
}

test.each<readonly [name: string, given: Description, login: string]>([
  ["beside others of its kind", { path: "/auth/local" }, "postAuthLocal"],
  ["as a resource of tokens", { path: "/v3/auth/tokens", answer: body("token: { type: string }") }, "postAuthTokens"],
  ["as tickets", { path: "/tickets", answer: body("token: { type: string }") }, "postTickets"],
  ["by a verb", { path: '"/methods/main:authenticate"', answer: body("token: { type: string }") }, "postMethodsMainAuthenticate"],
  ["a grant for a password", { path: "/oauth2/token", answer: body("access_token: { type: string }") }, "postOauth2Token"],
])("finds a login %s", async (_name, given, login) => {
  expect(await suggested(given)).toContain(`login: ${login}  # `);
});

test.each(["/auth/password/reset", "/auth/refresh", "/auth/tokens/validate", "/checkout/sessions"])("%s opens no session", async (path) => {
  expect(await suggested({ path })).toContain(
    "login: …  # none was found; an API whose calls carry a key, or a password, needs no session",
  );
});

test("a token whose name is two words", async () => {
  const text = await suggested({
    answer: body("refreshToken: { type: string }, data: { type: object, properties: { authToken: { type: string } } }"),
  });
  expect(text).toContain("session: $response.body#/data/authToken  # ");
});

test("a header that calls declare as a parameter", async () => {
  const call = (path: string) =>
    `  ${path}: { get: { parameters: [{ name: X-Auth-Token, in: header, required: true, schema: { type: string } }], responses: {} } }`;
  const text = await suggested({ answer: body("authToken: { type: string }"), paths: `${call("/a")}\n${call("/b")}` });
  expect(text).toContain('session: { type: apiKey, in: header, name: "X-Auth-Token" }');
});

const schemes = (...names: string[]) => `components: { securitySchemes: { ${names.join(", ")} } }`;
const secured = (path: string, scheme: string) => `  ${path}: { get: { security: [{ ${scheme}: [] }], responses: {} } }`;

test("the scheme that most calls need, not the first that fits", async () => {
  const text = await suggested({
    answer: body("token: { type: string }"),
    paths: [secured("/a", "metrics"), secured("/b", "main"), secured("/c", "main")].join("\n"),
    more: schemes("metrics: { type: http, scheme: bearer }", "main: { type: apiKey, in: header, name: Authorization }"),
  });
  expect(text).toContain("main: $response.body#/token  # ");
});

test("a scheme that one operation of many needs is likely needed by the others", async () => {
  const others = Array.from({ length: 12 }, (_, index) => `  /n${index}: { get: { responses: {} } }`);
  const text = await suggested({
    answer: body("token: { type: string }"),
    paths: [secured("/a", "main"), ...others].join("\n"),
    more: `security: []\n${schemes("main: { type: http, scheme: bearer }")}`,
  });
  expect(text).toContain("security: [{ main: [] }]  # likely");
});

test("a scheme that is named and not declared is not taken out", async () => {
  const text = await suggested({ paths: secured("/a", "oauth"), more: "security: [{ oauth: [] }]" });
  expect(text).toContain("securitySchemes: { oauth: ");
  expect(text).not.toContain("remove: true");
});

test("what the login takes is not what it earns", async () => {
  const text = await suggested({
    inputs: "security: [{ basic: [] }]",
    paths: secured("/a", "basic"),
    more: schemes("basic: { type: http, scheme: basic }"),
  });
  expect(text).toContain("session: $response.cookie.session");
  expect(text).not.toContain("remove: true");
});

test("a logout that is a guess is not used", async () => {
  const text = await suggested({
    answer: body("token: { type: string }"),
    paths: '  "/guest_tokens/{token}": { delete: { parameters: [{ name: token, in: path, required: true, schema: {} }], responses: {} } }',
  });
  expect(text).toContain("# logout: deleteGuestTokensByToken  # a guess");
  expect(text).not.toContain("links:");
});

test("schemas that all lead to one another", async () => {
  const names = Array.from({ length: 40 }, (_, index) => `S${index}`);
  const properties = names.map((name) => `${name}: { $ref: "#/components/schemas/${name}" }`).join(", ");
  const paths = names.map((name) => `  /${name}/login: { post: { responses: { "200": { description: OK, ${body(properties)} } } } }`);
  const text = await suggested({
    answer: body(`${properties}, token: { type: string }`),
    paths: paths.join("\n"),
    more: `components: { schemas: { ${names.map((name) => `${name}: { type: object, properties: { ${properties} } }`).join(", ")} } }`,
  });
  expect(text).toContain("session: $response.body#/token");
});
