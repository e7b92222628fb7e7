import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { SessionDescriptor } from "@vendor-auth/client";
import { wire } from "@vendor-auth/client/wire";
import { afterAll, beforeEach, expect, test } from "vitest";
import { connect, declared } from "../../src/index.ts";

interface Paths {
  "/cookies": { get: { parameters: { cookie: { theme: string } }; responses: { 204: { content?: never } } } };
  "/other-base": { get: { responses: { 204: { content?: never } } } };
  "/elsewhere": { get: { responses: { 204: { content?: never } } } };
  "/upload": { post: { requestBody: { content: { "multipart/form-data": { file: Blob } } }; responses: { 204: { content?: never } } } };
  "/slow": { get: { responses: { 204: { content?: never } } } };
}
const answers = { 204: {} } as const;
const session = {
  vendor: "wire",
  server: { url: "https://wire.example", variables: {} },
  login: { method: "POST", path: "/login", input: [{ name: "key", in: "header", wire: "key", required: true, secret: true }], secrets: [] },
  credentials: [{ name: "sid", from: { in: "cookie", name: "sid" }, to: { in: "cookie", name: "sid" } }],
  open: [{ method: "POST", path: "/login" }],
  operations: {
    "/cookies": { get: { operationId: "cookies", answers, wire: { by: wire, cookie: { theme: "form*" } } } },
    "/other-base": { get: { operationId: "otherBase", answers, wire: { by: wire, server: "/v2" } } },
    "/elsewhere": { get: { operationId: "elsewhere", answers, wire: { by: wire, server: "https://elsewhere.example" } } },
    "/upload": { post: { operationId: "upload", answers, wire: { by: wire, body: { "multipart/form-data": {} } } } },
  },
} as const satisfies SessionDescriptor as SessionDescriptor<Paths, { readonly key: string }>;

let seen: string[] = [];
let logins = 0;
const refused = new Set<string>();
const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const { url = "", headers } = request;
  seen.push(`${url} ${headers.cookie ?? ""} ${body.includes("abc") ? "abc" : ""}`.trim());
  if (url.endsWith("/slow")) return;
  if (url.endsWith("/login")) response.writeHead(204, { "set-cookie": `sid=s${(logins += 1)}; Path=/` }).end();
  else response.writeHead(refused.delete(url) ? 401 : 204).end();
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
  logins = 0;
});
const { port } = server.address() as AddressInfo;
const client = () =>
  connect<Paths, { readonly key: string }>(declared(session), { baseUrl: `http://127.0.0.1:${port}/v1`, credentials: { key: "k" } });

test("F71: cookie parameters join the session's cookies", async () => {
  await client().GET("/cookies", { params: { cookie: { theme: "dark" } }, headers: { cookie: "own=1" } });
  expect(seen).toEqual(["/v1/login", "/v1/cookies own=1; theme=dark; sid=s1"]);
});

test("F71: an operation's own server on the session's origin has the session, another one is refused", async () => {
  const own = client();
  await own.GET("/other-base");
  expect(seen).toEqual(["/v1/login", "/v2/other-base sid=s1"]);
  await expect(own.GET("/elsewhere")).rejects.toMatchObject({ code: "origin_refused" });
  expect(seen).toHaveLength(2);
});

test("F71: a multipart body is sent again after a renewal", async () => {
  refused.add("/v1/upload");
  expect((await client().POST("/upload", { body: { file: new Blob(["abc"]) } })).status).toBe(204);
  expect(seen).toEqual(["/v1/login", "/v1/upload sid=s1 abc", "/v1/login", "/v1/upload sid=s2 abc"]);
});

test("F71: a timeout ends a call of a session, too", async () => {
  await expect(client().GET("/slow", { timeout: 100 })).rejects.toMatchObject({ name: "TimeoutError" });
});
