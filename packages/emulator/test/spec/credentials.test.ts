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
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Login" } } } }
      responses: { "200": { description: Open., headers: { x-sid: { schema: { type: string } } } } }
  /things: { get: { operationId: listThings, security: [{ sid: [] }], responses: { "200": { description: Things. } } } }
components:
  securitySchemes: { sid: { type: apiKey, in: header, name: X-Sid } }
  schemas:
    Login:
      type: object
      required: [user]
      properties:
        user:
          type: object
          required: [attributes]
          properties:
            attributes:
              type: object
              required: [name, pwd, domain, kind]
              properties:
                name: { type: string }
                pwd: { type: string, format: password }
                domain: { type: string, maxLength: 6 }
                kind: { type: string, enum: [local, remote] }
`;

test("what is made of a user says something in each text, at any depth, and is another secret each time", async () => {
  const folder = mkdtempSync(join(tmpdir(), "credentials-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "acme.yaml"), spec);
  const secrets = new Set<string>();
  for (let round = 0; round < 40; round += 1) {
    // A value made from the schema alone would now and then have an empty text.
    const emulator = await createEmulator<{ user: { attributes: { pwd: string } } }>({ spec: join(folder, "acme.yaml") });
    const { pwd, ...others } = emulator.credentials.user.attributes;
    expect(others).toEqual({ name: "user", domain: "domain", kind: expect.stringMatching(/^(local|remote)$/) });
    secrets.add(pwd);
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(emulator.credentials) };
    expect((await emulator.fetch(`${emulator.baseUrl}/login`, init)).status).toBe(200);
  }
  expect(secrets.size).toBe(40);
});
