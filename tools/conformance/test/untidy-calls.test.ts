import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSessionDescription } from "@vendor-auth/codegen/description";
import { connect, declared } from "@vendor-auth/session";
import { expect, test } from "vitest";

/** Its operations are as their publishers leave them. */
const description = `openapi: 3.1.0
info: { title: Small, version: "1" }
servers: [{ url: "https://small.example" }]
x-session: { login: login, logout: logout, credentials: { token: $response.header.X-Token } }
security: [{ token: [] }]
paths:
  /power?action=start: { post: { operationId: power, responses: { "204": { description: Done. } } } }
  /:
    get:
      operationId: root
      parameters: [{ name: path, in: path, required: true, schema: { type: string } }]
      responses: { "204": { description: Done. } }
  /items/{id}: { get: { operationId: item, responses: { "204": { description: Done. } } } }
  /login:
    post:
      operationId: login
      security: []
      parameters: [{ name: key, in: header, required: true, schema: { type: string, format: password } }]
      responses: { "204": { description: Open., headers: { X-Token: { schema: { type: string } } } } }
  /logout: { post: { operationId: logout, responses: { "204": { description: Over. } } } }
components:
  securitySchemes:
    token: { type: apiKey, in: header, name: X-Token }
`;

test("calls of what was put right reach the server as the description means them", async () => {
  const seen: string[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    seen.push(`${method} ${url} ${String(headers["x-token"] ?? "without")}`);
    response.writeHead(204, url === "/login" ? { "x-token": "t1" } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const spec = join(mkdtempSync(join(tmpdir(), "untidy-")), "small.yaml");
  writeFileSync(spec, description);
  const { session } = await readSessionDescription({ spec });
  type Paths = {
    "/power?action=start": { post: { responses: { 204: { content?: never } } } };
    "/": { get: { responses: { 204: { content?: never } } } };
    "/items/{id}": { get: { parameters: { path: { id: string } }; responses: { 204: { content?: never } } } };
  };
  const client = connect<Paths, object>(declared(session as never), {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { key: "k" },
  });
  await client.POST("/power?action=start");
  await client.GET("/");
  await client.GET("/items/{id}", { params: { path: { id: "a b" } } });
  await new Promise((resolve) => server.close(resolve));
  expect(seen).toEqual(["POST /login without", "POST /power?action=start t1", "GET / t1", "GET /items/a%20b t1"]);
});
