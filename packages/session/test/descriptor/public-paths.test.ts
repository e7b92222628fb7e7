import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { SessionDescriptor } from "@vendor-auth/client";
import { expect, onTestFinished, test } from "vitest";
import { connect, declared } from "../../src/index.ts";

const call = { operationId: "call", answers: { 200: {} } };

/** `/users/{name}` needs no session, and `/users/me` does. */
const session: SessionDescriptor<{}, { key: string }> = {
  vendor: "small",
  server: { url: "", variables: {} },
  login: {
    method: "POST",
    path: "/login",
    input: [{ name: "key", in: "header", wire: "X-Key", required: true, secret: true }],
    secrets: [],
  },
  credentials: [{ name: "token", from: { in: "header", name: "X-Token" }, to: { in: "header", name: "X-Token" } }],
  open: [
    { method: "POST", path: "/login" },
    { method: "GET", path: "/users/{name}" },
    { method: "GET", path: "/not-in-the-table/{id}" },
  ],
  operations: {
    "/users/{name}": { get: call },
    "/users/me": { get: call },
  },
};

test("a public template does not stand for a path that names its step", async () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${String(request.headers["x-token"] ?? "without")}`);
    response.writeHead(200, request.url === "/login" ? { "X-Token": "token-1" } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => server.close().closeAllConnections());
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = connect(declared(session), { baseUrl, credentials: { key: "synthetic-key" } });

  for (const path of ["users/ann", "not-in-the-table/1", "users/me"]) {
    await (await client.fetch(path)).text();
  }

  expect(seen).toEqual(["GET /users/ann without", "GET /not-in-the-table/1 without", "POST /login without", "GET /users/me token-1"]);
});
