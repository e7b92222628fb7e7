import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connect, declared } from "@vendor-auth/session";
import { expect, test } from "vitest";
import { readApi } from "../../src/session/read-api.ts";
import { changed } from "../support/small-spec.ts";

const parameter = (name: string) => `{ name: ${name}, in: path, required: true, schema: { type: string } }`;
/** Operations as their publishers leave them. */
const untidy = `security: [{ token: [] }]
paths:
  /power?action=start: { post: { operationId: power, responses: { "204": { description: Done. } } } }
  /: { get: { operationId: root, parameters: [${parameter("path")}], responses: { "204": { description: Done. } } } }
  /items/{id}: { get: { operationId: item, responses: { "204": { description: Done. } } } }
`;

test("calls of what was put right reach the server as the description means them", async () => {
  const seen: string[] = [];
  const server = createServer(({ method, url, headers }, response) => {
    seen.push(`${method} ${url} ${String(headers["x-token"] ?? "without")}`);
    response.writeHead(204, url === "/login" ? { "x-token": "t1" } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const given = changed(["paths:\n", untidy], ['responses:\n        "200":', 'responses:\n        "204":']);
  const { session } = await readApi({ text: given, file: "small.yaml" });
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
