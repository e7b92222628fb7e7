import createFetchClient, { type Middleware } from "openapi-fetch";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createClient } from "../src/index.ts";
import { serve } from "./support/serve.ts";

// What openapi-fetch's documentation shows, on both clients: a server receives the same, and they give the same.

let seen: unknown[] = [];
const { url, close } = await serve(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const { "content-type": type, accept, "x-a": a, "x-b": b, "x-c": c } = request.headers;
  // A boundary differs each time.
  const boundary = /boundary=(.+)/.exec(type ?? "")?.[1] ?? "no boundary";
  const text = [body, type].map((each) => each?.replaceAll(boundary, "…"));
  seen.push([request.method, request.url, ...text, accept, a, b, c]);
  const status = Number(new URL(request.url ?? "", "http://_").searchParams.get("status") ?? 200);
  response.writeHead(status, { "content-type": "application/json" }).end(status === 204 ? undefined : '{"id":1}');
});
afterAll(close);
beforeEach(() => (seen = []));

type Call = { parameters: { query?: object; path?: object; header?: object }; requestBody?: { content: { "application/json": unknown } } };
type Operation = Call & { responses: { 200: { content: { "application/json": { id: number } } } } };
interface paths {
  "/posts/{id}": { get: Operation; post: Operation; put: Operation; delete: Operation; head: Operation };
  "/posts": { get: Operation; post: Operation };
}
type Client = ReturnType<typeof createFetchClient<paths>>;
type Made = Parameters<typeof createFetchClient>[0];

const trace: Middleware = {
  onRequest({ request, schemaPath, params, id, options }) {
    request.headers.set("x-a", JSON.stringify([schemaPath, params, typeof id, Object.keys(options).toSorted()]));
  },
  onResponse({ response }) {
    return new Response(response.body, { status: response.status, headers: { ...Object.fromEntries(response.headers), "x-seen": "1" } });
  },
};
const form = new FormData();
form.append("title", "A");

const cases: [string, (client: Client) => Promise<unknown>, Made?][] = [
  ["a path parameter and a query", (c) => c.GET("/posts/{id}", { params: { path: { id: "my post" }, query: { version: 2 } } })],
  ["a JSON body", (c) => c.PUT("/posts/{id}", { params: { path: { id: 5 } }, body: { title: "My New Post" } })],
  [
    "headers of client and call",
    (c) => c.GET("/posts", { headers: { "x-a": null, "x-b": ["1", "2"] } }),
    { headers: { "x-a": "1", "x-c": 0 } },
  ],
  ["header parameters", (c) => c.GET("/posts", { params: { header: { "x-a": "of the call" } }, headers: { "x-a": "weaker" } })],
  ["lists and objects in a query", (c) => c.GET("/posts", { params: { query: { a: ["x", "y"], o: { k: "v", l: 1 }, n: null, e: [] } } })],
  [
    "a querySerializer with styles",
    (c) =>
      c.GET("/posts", {
        params: { query: { a: ["x", "y"], o: { k: "v" } } },
        querySerializer: { object: { style: "form", explode: true } },
      }),
    { querySerializer: { array: { style: "pipeDelimited", explode: false }, allowReserved: true } },
  ],
  [
    "a querySerializer of one's own",
    (c) => c.GET("/posts", { params: { query: { a: 1 } }, querySerializer: (q) => `?q=${JSON.stringify(q)}` }),
  ],
  [
    "a pathSerializer",
    (c) => c.GET("/posts/{id}", { params: { path: { id: 1 } }, pathSerializer: (path, p) => path.replace("{id}", `~${String(p["id"])}`) }),
  ],
  ["a bodySerializer", (c) => c.POST("/posts", { body: { a: 1 }, bodySerializer: () => form })],
  ["a form", (c) => c.POST("/posts", { body: { a: "1 2" }, headers: { "Content-Type": "application/x-www-form-urlencoded" } })],
  ["no Content-Type", (c) => c.POST("/posts", { body: { a: 1 }, headers: { "Content-Type": null } })],
  ["another base URL", (c) => c.GET("/posts", { baseUrl: `${url}/other/` })],
  ["parseAs", (c) => c.GET("/posts", { parseAs: "text" })],
  ["no content", (c) => c.GET("/posts", { params: { query: { status: 204 } } })],
  ["HEAD", (c) => c.HEAD("/posts/{id}", { params: { path: { id: 1 } } })],
  ["a failure", (c) => c.GET("/posts", { params: { query: { status: 404 } } })],
  ["request()", (c) => c.request("delete", "/posts/{id}", { params: { path: { id: 1 } } })],
  ["middleware of a call", (c) => c.GET("/posts", { middleware: [trace], params: { query: { a: 1 } } })],
  [
    "middleware that answers, recovers and throws",
    (c) =>
      c.GET("/posts", {
        middleware: [
          { onError: () => Response.json({ recovered: true }) },
          { onError: ({ error }) => new Error(`wrapped ${String(error)}`) },
          { onResponse: ({ response }) => (response.ok ? undefined : Response.json("never")) },
        ],
        fetch: () => Promise.reject(new Error("down")),
      }),
  ],
  ["middleware that answers", (c) => c.GET("/posts", { middleware: [{ onRequest: () => Response.json({ cached: true }) }, trace] })],
  [
    "a fetch of one's own",
    (c) => c.GET("/posts", { fetch: (request) => fetch(new Request(request, { headers: { "x-a": request.url } })) }),
  ],
];

describe("openapi-fetch's documentation", () => {
  it.each(cases)("F71: %s", async (_, call, options) => {
    const make = { baseUrl: url, ...options };
    const theirs = await outcome(call(createFetchClient<paths>(make)));
    const ours = await outcome(call(createClient<paths>(make) as unknown as Client));
    expect(ours).toEqual(theirs);
    expect(seen.slice(seen.length / 2)).toEqual(seen.slice(0, seen.length / 2));
  });

  it("F71: use() and eject(), in their order", async () => {
    const order = async (client: Client) => {
      const steps: string[] = [];
      const named = (name: string): Middleware => ({
        onRequest: () => void steps.push(`> ${name}`),
        onResponse: () => void steps.push(`< ${name}`),
      });
      const [a, b, c] = [named("a"), named("b"), named("c")];
      client.use(a, b);
      client.use(c);
      client.eject(b);
      await client.GET("/posts", { middleware: [named("d")] });
      return steps;
    };
    const ours = await order(createClient<paths>({ baseUrl: url }) as unknown as Client);
    expect(ours).toEqual(["> a", "> c", "> d", "< d", "< c", "< a"]);
    expect(ours).toEqual(await order(createFetchClient<paths>({ baseUrl: url })));
  });
});

async function outcome(call: Promise<unknown>): Promise<unknown> {
  const { data, error, response } = (await call) as { data: unknown; error: unknown; response: Response };
  return { data, error, status: response.status, seen: response.headers.get("x-seen") };
}
