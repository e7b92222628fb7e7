import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createEmulator } from "../../src/index.ts";

const spec = `openapi: 3.0.3
info: { title: Acme, version: "1" }
servers: [{ url: /api }]
x-session: { login: logIn, credentials: { sid: $response.header.x-sid } }
paths:
  /login:
    post:
      operationId: logIn
      security: []
      requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { user: { type: string }, pass: { type: string, format: password }, token: { type: string, format: password } } } } } }
      responses: { "200": { description: Open., headers: { x-sid: { schema: { type: string } } } }, "401": { description: Refused. } }
  /things: { get: { operationId: listThings, security: [{ sid: [] }], responses: { "200": { description: Things. } } } }
components: { securitySchemes: { sid: { type: apiKey, in: header, name: X-Sid } } }
`;

test("a login of which the description requires nothing is refused all the same when it gives nothing, or something wrong", async () => {
  const folder = mkdtempSync(join(tmpdir(), "optional-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "acme.yaml"), spec);
  const emulator = await createEmulator<{ user: string; pass: string }>({ spec: join(folder, "acme.yaml") });
  const { credentials } = emulator;
  const logIn = async (body: object): Promise<number> => {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    return (await emulator.fetch(`${emulator.baseUrl}/login`, init)).status;
  };
  for (const wrong of [{}, { user: "user" }, { pass: "wrong" }]) expect(await logIn(wrong)).toBe(401);
  expect(emulator.sessions).toHaveLength(0);
  expect(await logIn(credentials)).toBe(200);
});
