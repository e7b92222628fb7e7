import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { AnswerError, createClient } from "../src/index.ts";
import { operations, type paths } from "./support/petstore.ts";
import { serve } from "./support/serve.ts";

interface Answer {
  status: number;
  words?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
}

let answer: Answer;
let requests: { method: string; url: string; headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  server = await serve(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    requests.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body });
    if (answer.words !== undefined) response.statusMessage = answer.words;
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
});
afterAll(() => server.close());
afterEach(() => (requests = []));

const json = { "content-type": "application/json" };
const client = () => createClient<paths>({ baseUrl: server.url, operations });
const getPet = () => client().GET("/pets/{id}", { params: { path: { id: "1" } } });

describe("results", () => {
  const cases: [string, { given: Answer; want: object }][] = [
    ["success", { given: { status: 200, headers: json, body: '{"name":"Rex"}' }, want: { status: 200, data: { name: "Rex" } } }],
    [
      "declared failure",
      { given: { status: 404, headers: json, body: '{"message":"none"}' }, want: { status: 404, error: { message: "none" } } },
    ],
    [
      "undeclared failure carries its body",
      {
        given: { status: 503, headers: json, body: '{"x":1}' },
        want: { status: 503, error: { reason: "undeclared", status: 503, body: { x: 1 } } },
      },
    ],
    [
      "a status that no Response can be made with",
      {
        given: { status: 999, headers: json, body: '{"x":1}' },
        want: { status: 999, error: { reason: "undeclared", status: 999, body: { x: 1 } } },
      },
    ],
    [
      "words for a status that no Response can be made with",
      {
        given: { status: 404, words: "Non trouv\u00e9", headers: json, body: '{"message":"none"}' },
        want: { status: 404, error: { message: "none" } },
      },
    ],
    [
      "failure without a body still has an error",
      { given: { status: 404 }, want: { status: 404, error: { reason: "empty", status: 404, contentType: null } } },
    ],
    [
      "failure with a page",
      {
        given: { status: 404, headers: { "content-type": "text/html" }, body: "<h1>no" },
        want: { status: 404, error: { reason: "malformed", status: 404, contentType: "text/html" } },
      },
    ],
    [
      "success with a page",
      {
        given: { status: 200, headers: { "content-type": "text/html" }, body: "<h1>log in" },
        want: { status: 0, error: { reason: "malformed", status: 200, contentType: "text/html" } },
      },
    ],
    [
      "success with broken JSON",
      {
        given: { status: 200, headers: { ...json, "content-length": "5" }, body: '{"a":' },
        want: { status: 0, error: { reason: "malformed", status: 200, contentType: "application/json" } },
      },
    ],
    [
      "failure of more than 1 MiB",
      {
        given: { status: 404, headers: json, body: `"${"x".repeat(1024 * 1024)}"` },
        want: { status: 404, error: { reason: "too_large" } },
      },
    ],
    [
      "failure that explodes when unpacked",
      {
        given: { status: 404, headers: { ...json, "content-encoding": "gzip" }, body: gzipSync(Buffer.alloc(50 * 1024 * 1024)) },
        want: { status: 404, error: { reason: "too_large" } },
      },
    ],
  ];
  it.each(cases)("%s", async (_, { given, want }) => {
    answer = given;
    const result = await getPet();
    expect(result).toMatchObject(want);
    expect(result.response.url).toBe(`${server.url}/pets/1`);
    expect(result.error === undefined).toBe(result.status === 200);
  });

  it("name the operation in an error's message", async () => {
    answer = { status: 200, headers: { "content-type": "text/html" }, body: "<h1>secret" };
    const { error } = await getPet();
    expect(error).toBeInstanceOf(AnswerError);
    expect(error?.message).toMatch(/^getPet: expected JSON, status 200 with text\/html came/);
    expect(`${JSON.stringify(error)} ${error instanceof Error ? error.stack : ""}`).not.toContain("secret");
  });
});

it("response headers are read by their declared type, whatever their case", async () => {
  answer = { status: 200, headers: { ...json, "X-Total": "12", "X-TAG": "12", "x-other": "1" }, body: "{}" };
  expect((await getPet()).headers).toEqual({ "x-total": 12, "x-tag": "12" });
});

it("no redirect is followed", async () => {
  answer = { status: 307, headers: { location: `${server.url}/elsewhere` } };
  const result = await getPet();
  expect(result.status === 307 && result.headers.Location).toBe(`${server.url}/elsewhere`);
  expect(requests).toHaveLength(1);
});

it("what goes over the wire is openapi-fetch's", async () => {
  answer = { status: 204 };
  const result = await client().POST("/pets", { body: { name: "Rex" }, headers: { "x-trace": "1" } });
  expect(result).toMatchObject({ status: 204, data: undefined });
  expect(requests).toMatchObject([
    { method: "POST", url: "/pets", body: '{"name":"Rex"}', headers: { "content-type": "application/json", "x-trace": "1" } },
  ]);
});

describe("middleware", () => {
  it("is handed real Requests and Responses, and may replace them", async () => {
    answer = { status: 200, headers: json, body: '{"name":"Rex"}' };
    const observed = client();
    const seen: unknown[] = [];
    const middleware = {
      onRequest({ request }: { request: Request }) {
        seen.push(request instanceof Request);
        return new Request(request, { headers: { "x-added": "1" } });
      },
      onResponse({ response }: { response: Response }) {
        seen.push(response instanceof Response);
        return Response.json({ name: "Max" });
      },
    };
    observed.use(middleware);
    expect((await observed.GET("/pets/{id}", { params: { path: { id: "1" } } })).data).toEqual({ name: "Max" });
    expect(seen).toEqual([true, true]);
    expect(requests[0]?.headers["x-added"]).toBe("1");

    observed.eject(middleware);
    expect((await observed.GET("/pets/{id}", { params: { path: { id: "1" } } })).data).toEqual({ name: "Rex" });
  });

  it("given to one call, works for that call", async () => {
    answer = { status: 200, headers: json, body: '{"name":"Rex"}' };
    const middleware = [{ onRequest: ({ request }: { request: Request }) => request.headers.set("x-added", "2") }];
    await client().GET("/pets/{id}", { params: { path: { id: "1" } }, middleware });
    expect(requests[0]?.headers["x-added"]).toBe("2");
  });
});

it("an aborted call rejects with the signal's reason, in the middle of a body too", async () => {
  const dripping = await serve((_, response) => void response.writeHead(404, json).write("{"));
  const controller = new AbortController();
  const call = createClient<paths>({ baseUrl: dripping.url, operations }).GET("/pets/{id}", {
    params: { path: { id: "1" } },
    signal: controller.signal,
  });
  setTimeout(() => controller.abort(new Error("enough")), 50);
  await expect(call).rejects.toThrow("enough");
  await dripping.close();
});
