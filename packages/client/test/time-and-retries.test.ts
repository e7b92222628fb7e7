import { isInteger, isSafeNumber, parse } from "lossless-json";
import { afterAll, beforeEach, expect, it } from "vitest";
import { type ClientOptions, createClient } from "../src/index.ts";
import { serve } from "./support/serve.ts";

let seen: string[] = [];
/** Of the test that runs: a call of an earlier one may arrive late. */
let test = 0;
let answers: [status: number, headers?: Record<string, string>][] = [];
const { url, close } = await serve(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  if (request.headers["x-test"] !== String(test)) return;
  seen.push(`${request.method} ${body}`);
  const [status, headers] = answers.shift() ?? [204];
  if (status === 0) return; // never answers
  if (status === 1) response.writeHead(200, { "content-type": "application/json" }).write("{");
  else response.writeHead(status, headers).end();
});
afterAll(close);
beforeEach(() => {
  test += 1;
  seen = [];
  answers = [];
});

type Operation = { requestBody?: { content: { "application/json": unknown } }; responses: { 204: { content?: never } } };
interface paths {
  "/": { get: Operation; post: Operation; put: Operation };
}
const made = (options: ClientOptions = {}) => createClient<paths>({ baseUrl: url, headers: { "x-test": test }, ...options });
const now: [number, Record<string, string>] = [429, { "retry-after": "0" }];

it.each([
  ["before an answer", 0],
  ["within a body", 1],
])("F71: a timeout %s rejects with TimeoutError", async (_, kind) => {
  answers = [[kind]];
  await expect(made().GET("/", { timeout: 50 })).rejects.toMatchObject({ name: "TimeoutError" });
});

it("F71: a call's timeout is instead of the client's, and the caller's signal still ends it", async () => {
  const short = made({ timeout: 50 });
  answers = [[0]];
  const controller = new AbortController();
  const call = short.GET("/", { timeout: 60_000, signal: controller.signal });
  setTimeout(() => controller.abort(new Error("enough")), 100);
  await expect(call).rejects.toThrow("enough");
  answers = [[0]];
  await expect(short.GET("/")).rejects.toMatchObject({ name: "TimeoutError" });
});

it("F71: a 429 that says when is sent again, as often as may be", async () => {
  answers = [now, [503, { "retry-after": "0" }], now, [204]];
  expect((await made().PUT("/", { body: { a: 1 }, retry: { times: 2 } })).status).toBe(429);
  expect(seen).toEqual(['PUT {"a":1}', 'PUT {"a":1}', 'PUT {"a":1}']);
  seen = [];
  answers = [now, [204]];
  const observed = made({ retry: { times: 1 } });
  observed.use({ onRequest: ({ request }) => request });
  expect((await observed.PUT("/", { body: [2] })).status).toBe(204);
  expect(seen).toEqual(["PUT [2]", "PUT [2]"]);
});

it.each([
  ["unless asked for", "GET", {}, now],
  ["after a POST", "POST", { retry: { times: 3 } }, now],
  ["without Retry-After", "GET", { retry: { times: 3 } }, [503, {}]],
  ["where the wait is too long", "GET", { retry: { times: 3, maxWait: 1000 } }, [503, { "retry-after": "2" }]],
  ["where the wait is nonsense", "GET", { retry: { times: 3 } }, [503, { "retry-after": "soon" }]],
  ["after another status", "GET", { retry: { times: 3 } }, [500, { "retry-after": "0" }]],
] as const)("F71: nothing is sent again %s", async (_, method, options, answer) => {
  answers = [answer as [number, Record<string, string>]];
  const result = method === "GET" ? await made().GET("/", options) : await made().POST("/", options);
  expect(result.status).toBe(answer[0]);
  expect(seen).toHaveLength(1);
});

it("F71: a wait is ended by the caller's signal", async () => {
  answers = [[429, { "retry-after": "20" }]];
  const controller = new AbortController();
  const call = made().GET("/", { retry: { times: 1 }, signal: controller.signal });
  setTimeout(() => controller.abort(new Error("enough")), 50);
  await expect(call).rejects.toThrow("enough");
  expect(seen).toHaveLength(1);
});

/** As docs/what-is-sent.md shows it: integers that a number cannot hold are a bigint. */
const losslessJson = (text: string) =>
  parse(text, undefined, { parseNumber: (digits) => (isInteger(digits) && !isSafeNumber(digits) ? BigInt(digits) : Number(digits)) });

it("F71: parseJson reads answers, so that no integer is rounded", async () => {
  const { url: base, close: end } = await serve((_, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end('{"id":9007199254740993}'),
  );
  interface Big {
    "/": { get: { responses: { 200: { content: { "application/json": { id: bigint } } } } } };
  }
  expect((await createClient<Big>({ baseUrl: base, parseJson: losslessJson }).GET("/")).data).toEqual({ id: 9007199254740993n });
  await end();
});
