import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmulator, type RunningSpecEmulator } from "../../src/index.ts";

const spec = `openapi: 3.1.0
info: { title: Shop, version: "1" }
servers: [{ url: /api }]
x-session: { login: logIn, logout: logOut, credentials: { sid: $response.body#/sid } }
security: [{ sid: [] }]
paths:
  /login:
    post:
      operationId: logIn
      security: []
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/LoginInput" } } } }
      responses:
        "200": { description: Open., content: { application/json: { schema: { type: object, required: [sid], properties: { sid: { type: string, format: uuid } } } } } }
        "401": { $ref: "#/components/responses/Problem" }
        "400": { $ref: "#/components/responses/Problem" }
  /logout: { post: { operationId: logOut, responses: { "204": { description: Over. } } } }
  /items:
    parameters: [{ name: tags, in: query, style: pipeDelimited, explode: false, schema: { type: array, items: { type: string, minLength: 2 } } }]
    get:
      operationId: listItems
      parameters:
        - { name: limit, in: query, required: true, schema: { type: integer, maximum: 100 } }
        - { name: filter, in: query, style: deepObject, schema: { type: object, properties: { price: { type: number } } } }
        - { name: X-Trace, in: header, schema: { type: string, pattern: "^[a-f0-9]+$" } }
      responses: { "200": { description: Items., content: { application/json: { schema: { type: array, minItems: 2, items: { $ref: "#/components/schemas/Item" } } }, text/csv: { example: "id,name" } } }, "400": { $ref: "#/components/responses/Problem" } }
    post:
      operationId: createItem
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Item" } } } }
      responses: { "201": { description: Made., content: { application/json: { schema: { $ref: "#/components/schemas/Item" }, example: { id: 7, name: 5 } } } } }
  /items/{id}.json: { get: { operationId: getItem, parameters: [{ name: id, in: path, required: true, schema: { type: integer } }], responses: { "200": { description: One., content: { application/json: { schema: { $ref: "#/components/schemas/Item" }, example: { id: 1, name: Lamp } } } } } } }
  /items/special: { get: { operationId: special, responses: { "204": { description: Nothing. } } } }
  /items/{name}/parts: { get: { operationId: listParts, parameters: [{ name: name, in: path, required: true, schema: { type: string } }], responses: { "200": { description: Parts. } } } }
components:
  securitySchemes: { sid: { type: apiKey, in: header, name: X-Sid } }
  responses: { Problem: { description: Wrong., content: { application/json: { schema: { type: object, required: [code, detail], properties: { code: { type: integer }, detail: { type: string } } } } } } }
  schemas:
    LoginInput: { type: object, required: [user, pin], properties: { user: { type: string }, pin: { type: string, format: password, pattern: "^[0-9a-f]{12}$" } } }
    Item: { type: object, required: [id, name], properties: { id: { type: integer, readOnly: true }, name: { type: string }, made: { type: string, format: date-time } } }
`;

let folder: string;
let emulator: RunningSpecEmulator<{ user: string; pin: string }>;
let sid: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "spec-emulator-"));
  writeFileSync(join(folder, "shop.yaml"), spec);
  emulator = await startEmulator<{ user: string; pin: string }>({ spec: join(folder, "shop.yaml") });
  const { body } = await ask("POST", "/login", { body: JSON.stringify(emulator.credentials) });
  sid = body.sid;
}, 60_000);
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(method: string, path: string, { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {}) {
  const type: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
  const got = await fetch(emulator.baseUrl + path, {
    method,
    headers: { "x-sid": sid, ...type, ...headers },
    ...(body !== undefined && { body }),
  });
  const text = await got.text();
  return {
    status: got.status,
    type: got.headers.get("content-type"),
    text,
    body: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text,
  };
}

test("credentials, and what the login hands out, have the forms that the description asks for", () => {
  expect(emulator.credentials.pin).toMatch(/^[0-9a-f]{12}$/);
  expect(sid).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
});

describe("a request that is not as described is refused, with what is wrong and where", () => {
  test.each([
    ["GET", "/items", {}, 400, "query must have required property 'limit'"],
    ["GET", "/items?limit=many", {}, 400, "query/limit must be integer"],
    ["GET", "/items?limit=101", {}, 400, "query/limit must be <= 100"],
    ["GET", "/items?limit=1&tags=ab%7Cc", {}, 400, "query/tags/1 must NOT have fewer than 2 characters"],
    ["GET", "/items?limit=1&filter[price]=cheap", {}, 400, "query/filter/price must be number"],
    ["GET", "/items?limit=1", { headers: { "x-trace": "xyz" } }, 400, 'header/X-Trace must match pattern "^[a-f0-9]+$"'],
    ["GET", "/items/one.json", {}, 400, "path/id must be integer"],
    ["POST", "/items", {}, 400, "body is missing"],
    ["POST", "/items", { body: "{" }, 400, "body is not JSON"],
    ["POST", "/items", { body: '{"name":5}' }, 400, "body/name must be string"],
    ["POST", "/items", { body: '{"name":"a","made":"yesterday"}' }, 400, 'body/made must match format "date-time"'],
    [
      "POST",
      "/items",
      { body: "name=a", headers: { "content-type": "application/x-www-form-urlencoded" } },
      415,
      "body must be application/json, and Content-Type must say so",
    ],
  ])("%s %s %j", async (method, path, options, status, message) => {
    const effects = emulator.counters.effects;
    const got = await ask(method, path, options);
    expect([got.status, got.body.detail ?? got.body.message]).toEqual([status, message]);
    expect(emulator.counters.effects).toBe(effects);
    expect(emulator.audit.at(-1)).toMatchObject({ event: "request refused", detail: expect.stringContaining(message) as string });
  });

  test("and one that is, is answered", async () => {
    expect((await ask("GET", "/items?limit=5&tags=ab%7Ccd&filter[price]=1.5", { headers: { "x-trace": "0af" } })).status).toBe(200);
    // readOnly members are no part of a request.
    expect((await ask("POST", "/items", { body: '{"name":"Lamp"}' })).status).toBe(201);
    expect(emulator.counters.effects).toBe(1);
  });
});

test("an example that its own schema refuses is not served; one that it allows is", async () => {
  expect((await ask("GET", "/items/3.json")).body).toEqual({ id: 1, name: "Lamp" });
  const made = await ask("POST", "/items", { body: '{"name":"Lamp"}' });
  expect(made.body.name).toEqual(expect.any(String));
});

test("the media type that is asked for is answered", async () => {
  expect(await ask("GET", "/items?limit=1", { headers: { accept: "text/csv" } })).toMatchObject({ type: "text/csv", text: "id,name" });
  expect((await ask("GET", "/items?limit=1")).type).toBe("application/json");
});

test("a named path counts before one with a parameter, and both lead on", async () => {
  expect((await ask("GET", "/items/special")).status).toBe(204);
  expect((await ask("GET", "/items/special/parts")).status).toBe(200);
  expect((await ask("GET", "/items/none")).status).toBe(404);
  expect((await ask("DELETE", "/items/special")).status).toBe(405);
});

test("what a login gives wrong is told as its description tells it", async () => {
  const { user, pin } = emulator.credentials;
  const other = pin.replace(/./, (first) => (first === "0" ? "1" : "0"));
  const answers = [
    await ask("POST", "/login", { body: JSON.stringify({ user, pin: other }) }),
    await ask("POST", "/login", { body: JSON.stringify({ user }) }),
    await ask("POST", "/login", { body: JSON.stringify({ user, pin: "short" }) }),
    await ask("POST", "/login"),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 400, 400, 400]);
  for (const { body } of answers) expect(body).toEqual({ code: expect.any(Number) as number, detail: expect.any(String) as string });
  expect(emulator.counters.logins).toBe(1);
});

test("no secret of a session is in what the emulator shows", () => {
  const shown = JSON.stringify([emulator.requests, emulator.audit, emulator.sessions]);
  expect(shown).not.toContain(sid);
  expect(shown).not.toContain(emulator.credentials.pin);
});
