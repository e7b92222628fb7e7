import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readDescription, readSessionDescription } from "../../src/description.ts";

const spec = `openapi: 3.1.0
info: { title: Acme, version: "1" }
servers: [{ url: "https://{host}/api", variables: { host: { default: acme.invalid } } }]
security: [{ token: [] }]
paths:
  /login:
    post:
      operationId: logIn
      security: []
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/LoginInput" } } }
      responses:
        "202": { description: A code is needed. }
        "200": { $ref: "#/components/responses/Opened" }
  /things/{id}:
    servers: [{ url: /v2 }]
    parameters:
      - { name: id, in: path, required: true, schema: { type: integer } }
      - { name: limit, in: query, schema: { type: integer } }
    get:
      operationId: getThing
      parameters: [{ $ref: "#/components/parameters/Limit" }]
      responses: { "200": { description: A thing., headers: { X-Count: { $ref: "#/components/headers/Count" } } } }
components:
  securitySchemes: { token: { type: apiKey, in: header, name: x-token } }
  parameters: { Limit: { name: limit, in: query, required: true, schema: { type: integer, maximum: 9 } } }
  headers: { Count: { schema: { type: integer } } }
  responses: { Opened: { description: Opened., headers: { x-token: { schema: { type: string } } } } }
  schemas:
    LoginInput:
      type: object
      required: [user, password]
      properties: { user: { type: string, minLength: 3 }, password: { type: string, format: password } }
`;
const overlay = `overlay: 1.0.0
info: { title: The session, version: "1" }
actions:
  - target: $
    update: { x-session: { login: logIn, credentials: { token: $response.header.x-token } } }
`;

let folder: string;
let files: { spec: string; overlays: string[] };
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "described-"));
  files = { spec: join(folder, "acme.yaml"), overlays: [join(folder, "acme.session.yaml")] };
  writeFileSync(files.spec, spec);
  writeFileSync(files.overlays[0]!, overlay);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("operations come with what their path, a component or the document says of them", async () => {
  const { operations } = await readDescription({ spec: files.spec });
  expect(operations.map(({ id, method, path, server, takesAnonymous }) => [id, method, path, server.url, takesAnonymous])).toEqual([
    ["logIn", "POST", "/login", "https://{host}/api", true],
    ["getThing", "GET", "/things/{id}", "/v2", false],
  ]);
  expect(operations[1]).toMatchObject({
    parameters: [
      { name: "id", in: "path", required: true },
      { name: "limit", in: "query", required: true, parameter: { schema: { maximum: 9 } } },
    ],
    body: undefined,
    responses: [{ status: "200", response: { headers: { "X-Count": { schema: { type: "integer" } } } } }],
    security: [["token"]],
  });
});

test("the session is that of the spec with its overlays, and the answer that opens it is the one that holds the token", async () => {
  const described = await readSessionDescription(files);
  expect(described).toMatchObject({ name: "acme", login: "logIn", logout: undefined, opensWith: "200" });
  expect(described.session.credentials).toEqual([
    { name: "token", from: { in: "header", name: "x-token" }, to: { in: "header", name: "x-token" } },
  ]);
  expect(described.inputSchemas).toMatchObject({ user: { minLength: 3 }, password: { format: "password" } });
  expect(JSON.stringify(described)).toBe(JSON.stringify(structuredClone(described)));
});

test("what has no session, and what is no description, are refused as the generator refuses them", async () => {
  await expect(readSessionDescription({ spec: files.spec })).rejects.toMatchObject({ name: "SpecError", message: /has no x-session/ });
  const other = join(folder, "loop.yaml");
  writeFileSync(other, spec.replace("Count: { schema: { type: integer } }", 'Count: { $ref: "#/components/headers/Count" }'));
  await expect(readDescription({ spec: other })).rejects.toMatchObject({ name: "SpecError" });
});
