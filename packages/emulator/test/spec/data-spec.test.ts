import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { start } from "../support/start.ts";

const spec = `openapi: 3.0.1
info: { title: Data, version: "2.28" }
paths:
  /api/login: { post: { responses: { "200": { description: Not asked for. } } } }
  /api/2.28/buckets:
    get:
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses: { "200": { description: Buckets., content: { application/json: { example: { items: [{ name: one }] } } } } }
    post: { responses: { "200": { description: Made. } } }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "data-spec-"));
  writeFileSync(join(folder, "data.yaml"), spec);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a vendor's description of its data is served behind the hand-written session", async () => {
  const emulator = await start("flashblade", { dataSpec: join(folder, "data.yaml") });
  const ask = (method: string, path: string, headers: Record<string, string> = {}) => fetch(emulator.baseUrl + path, { method, headers });
  expect((await ask("GET", "/2.28/buckets")).status).toBe(403);
  const login = await ask("POST", "/login", { "api-token": emulator.credentials.apiToken });
  const session = { "x-auth-token": login.headers.get("x-auth-token") ?? "" };
  expect(await (await ask("GET", "/2.28/buckets", session)).json()).toEqual({ items: [{ name: "one" }] });
  expect((await ask("GET", "/2.28/buckets?limit=x", session)).status).toBe(400);
  await ask("POST", "/2.28/buckets", session);
  expect((await ask("GET", "/2.26/arrays", session)).status).toBe(200); // hand-written still
  expect((await ask("GET", "/2.28/nothing", session)).status).toBe(404);
  expect((await ask("POST", "/logout", session)).status).toBe(200);
  expect((await ask("GET", "/2.28/buckets", session)).status).toBe(403);
  expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1, effects: 1, refused: 2 });
});
