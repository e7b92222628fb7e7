import { afterAll, expect, test } from "vitest";
import { operationsOf, receiver } from "../support/wire-client.ts";

const text = { schema: { type: "string" } };
const json = { "application/json": { schema: { type: "object" } } };
const answers: Record<string, Record<string, { content?: object }>> = {
  "/csv": { 200: { content: { "text/csv": text } }, 404: { content: { "text/html": text } }, default: { content: json } },
  "/xml": { "2XX": { content: { "application/xml": { schema: { type: "object" } } } } },
  "/pdf": {
    200: { content: { "application/pdf": {} } },

    "4XX": { content: { "application/problem+json": {} } },
  },
  "/picture": { 200: { content: json }, 410: { content: { "image/png": {} } } },
  "/json": { 200: { content: { "application/vnd.api+json": {} } } },
  "/several": { 200: { content: { "application/json": {}, "text/csv": text, "image/*": {} } }, 204: {} },
  "/any": { 200: { content: { "*/*": { schema: { type: "object" } } } } },
};
const operations = await operationsOf(
  Object.fromEntries(
    Object.entries(answers).map(([path, responses]) => {
      const described = Object.fromEntries(
        Object.entries(responses).map(([status, response]) => [status, { description: "One", ...response }]),
      );
      return [
        path,
        { get: { operationId: path.slice(1), responses: described }, head: { operationId: `${path.slice(1)}Head`, responses: described } },
      ];
    }),
  ),
);
let given: [status: number, type: string | undefined, body: string | Uint8Array] = [200, undefined, ""];
const server = await receiver((_, response) => {
  const [status, type, body] = given;
  response
    .writeHead(status, { ...(type !== undefined && { "content-type": type }), ...(body === "" && { "content-length": 0 }) })
    .end(body || undefined);
});
afterAll(server.close);

const malformed = { reason: "malformed" };
const cases: [string, typeof given, object][] = [
  ["/csv", [200, "text/csv; charset=utf-8", "a,b\n1,2"], { status: 200, data: "a,b\n1,2" }],
  ["/csv", [200, "text/csv", "12"], { status: 200, data: "12" }],
  ["/csv", [200, undefined, "a,b"], { status: 200, data: "a,b" }],
  ["/csv", [200, "text/plain", "a,b"], { status: 200, data: "a,b" }],
  ["/csv", [200, "text/csv", ""], { status: 200, data: "" }],
  ["/csv", [200, "text/html", "<h1>log in"], { status: 0, error: malformed }],
  ["/csv", [200, "application/json", '{"a":1}'], { status: 0, error: malformed }],
  ["/csv", [404, "text/html", "<h1>none"], { status: 404, error: "<h1>none" }],
  ["/csv", [500, "application/json", '{"a":1}'], { status: 500, error: { a: 1 } }],
  ["/csv", [500, "text/html", "<h1>broken"], { status: 500, error: malformed }],
  ["/xml", [202, "application/xml", "<a/>"], { status: 202, data: "<a/>" }],
  ["/pdf", [200, "application/pdf", "%PDF"], { status: 200, data: "%PDF" }],
  ["/pdf", [200, "application/octet-stream", "%PDF"], { status: 200, data: "%PDF" }],
  ["/pdf", [409, "application/problem+json", '{"title":"no"}'], { status: 409, error: { title: "no" } }],
  ["/json", [200, "application/vnd.api+json", '{"a":1}'], { status: 200, data: { a: 1 } }],
  ["/several", [200, "application/json", '{"a":1}'], { status: 200, data: { a: 1 } }],
  ["/several", [200, "text/csv", "1"], { status: 200, data: "1" }],
  ["/several", [200, "image/png", "png"], { status: 200, data: "png" }],
  ["/several", [200, "text/plain", '{"a":1}'], { status: 200, data: { a: 1 } }],
  ["/several", [204, undefined, ""], { status: 204, data: undefined }],
  ["/several", [200, "application/json", ""], { status: 200, data: undefined }],
  ["/any", [200, "text/plain", '{"a":1}'], { status: 200, data: { a: 1 } }],
];
const rows = cases.map((row) => {
  const [path, [status, type = "no Content-Type", body]] = row;
  return [`${path} answers ${status} with ${type}, ${body === "" ? "no body" : JSON.stringify(String(body))}`, ...row] as const;
});
test.each(rows)("F71: %s", async (_, path, answer, want) => {
  given = answer;
  const result = await server.client(operations).GET(path);
  const data = result.data instanceof Blob ? await result.data.text() : result.data;
  expect(result.data instanceof Blob).toBe(/pdf|image|octet/.test(answer[1] ?? ""));
  expect({ ...result, data }).toMatchObject(want);
});

test("F71: a failure's bytes arrive as they are, and none are an empty body", async () => {
  const bytes = new Uint8Array([0, 255, 254, 13, 10]);
  given = [410, "image/png", bytes];
  const { status, error } = await server.client(operations).GET("/picture");
  expect([status, (error as Blob).type, new Uint8Array(await (error as Blob).arrayBuffer())]).toEqual([410, "image/png", bytes]);
  given = [410, "image/png", ""];
  expect(await server.client(operations).GET("/picture")).toMatchObject({ status: 410, error: { reason: "empty" } });
});

test("F71: what was expected is told", async () => {
  given = [200, "text/html", "<h1>"];
  const { error } = await server.client(operations).GET("/pdf");
  expect(String(error)).toMatch(/^AnswerError: pdf: expected application\/pdf, status 200 with text\/html came/);
});

test("F71: parseAs wins, and HEAD has no body", async () => {
  given = [200, "text/csv", "1"];
  const client = server.client(operations);
  expect((await client.GET("/csv", { parseAs: "json" })).data).toBe(1);
  expect((await client.GET("/csv", { parseAs: "arrayBuffer" })).data).toBeInstanceOf(ArrayBuffer);
  expect(await client.HEAD("/csv")).toMatchObject({ status: 200, data: undefined });
});
