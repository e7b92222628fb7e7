import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { operationsOf, receiver } from "../support/wire-client.ts";

const any = { type: "object", additionalProperties: true };
const parameter = (name: string, where: string, rest: object) => ({ name, in: where, ...rest });
const responses = { 204: { description: "OK" } };
const operations = await operationsOf({
  "/query": {
    get: {
      operationId: "query",
      parameters: [
        parameter("deep", "query", { style: "deepObject", explode: true, schema: any }),
        parameter("json", "query", { content: { "application/json": { schema: any } } }),
        parameter("free", "query", { allowReserved: true, schema: { type: "string" } }),
        parameter("list", "query", { explode: false, schema: { type: "array", items: { type: "string" } } }),
        parameter("filter[a&b]", "query", { schema: { type: "string" } }),
        parameter("plain", "query", { schema: { type: "string" } }),
        parameter("object", "query", { schema: any }),
      ],
      responses,
    },
  },
  "/path/{odd}/{json}": {
    get: {
      operationId: "path",
      parameters: [
        parameter("odd", "path", { required: true, schema: { type: "string" } }),
        parameter("json", "path", { required: true, content: { "application/json": { schema: any } } }),
      ],
      responses,
    },
  },
  "/cookies": {
    get: {
      operationId: "cookies",
      parameters: [parameter("a", "cookie", { schema: { type: "string" } }), parameter("b", "cookie", { schema: any })],
      responses,
    },
  },
  "/v2": {
    servers: [{ url: "https://wire.example/v2/" }],
    get: { operationId: "own", responses },
    post: { operationId: "owner", servers: [{ url: "/{v}", variables: { v: { default: "v3" } } }], responses },
  },
  "/elsewhere": { get: { operationId: "elsewhere", servers: [{ url: "https://elsewhere.example/x" }], responses } },
});
const server = await receiver();
afterAll(server.close);
beforeEach(() => (server.seen.length = 0));

async function queryOf(query: object, options: object = {}) {
  await server.client(operations).GET("/query", { params: { query }, ...options });
  return server.seen[0]?.url.replace("/v1/query", "").replace("?", "");
}

describe("F71: parameters that are not plain", () => {
  test.each<[string, object, string]>([
    ["nested values", { deep: { a: { b: 1 }, c: null, "d&": "x=y" } }, "deep[a][b]=1&deep[d&]=x=y"],
    [
      "lists within",
      { deep: { tags: ["x", "y"], all: [{ id: 1 }, { id: 2 }] } },
      "deep[tags][]=x&deep[tags][]=y&deep[all][0][id]=1&deep[all][1][id]=2",
    ],
    ["JSON in a parameter", { json: { a: [1, "&"] } }, 'json={"a":[1,"&"]}'],
    ["a date", { list: [new Date(0)], plain: "1" }, "list=1970-01-01T00:00:00.000Z&plain=1"],
    ["an object that is exploded by default", { object: { a: 1, b: "2" } }, "a=1&b=2"],
    ["what has no members", { list: [], object: {}, deep: {}, plain: null }, ""],
    ["a name with signs of its own", { "filter[a&b]": "1" }, "filter[a&b]=1"],
  ])("F71: %s", async (_, query, want) => {
    const sent = (await queryOf(query)) ?? "";
    expect(sent.split("&").map(decodeURIComponent).join("&")).toBe(want);
    expect(sent).not.toMatch(/[[\]|"{]/);
  });

  test("F71: allowReserved leaves reserved characters, and encodes what would end the value", async () => {
    expect(await queryOf({ free: "a/b?c:d@e,[f] &#+%" })).toBe("free=a/b?c:d@e,[f]%20%26%23%2B%25");
  });

  test("F71: values within values are refused where the style has no form for them, and nothing is sent", async () => {
    await expect(queryOf({ list: [["x"]] })).rejects.toThrow(
      new TypeError("the query parameter list was not sent: style form has no form for values within values. Give primitives, or a text"),
    );
    expect(server.seen).toEqual([]);
  });

  test("F71: the caller's querySerializer wins", async () => {
    expect(await queryOf({ list: ["x", "y"] }, { querySerializer: { array: { style: "pipeDelimited", explode: false } } })).toBe(
      "list=x|y",
    );
  });

  test("F71: JSON in a path", async () => {
    await server.client(operations).GET("/path/{odd}/{json}", { params: { path: { odd: "a b", json: { a: 1 } } } });
    expect(server.seen[0]?.url).toBe("/v1/path/a%20b/%7B%22a%22%3A1%7D");
  });

  test("F71: cookies join those that are there", async () => {
    await server.client(operations).GET("/cookies", { params: { cookie: { a: "1; 2", b: { x: 1 } } }, headers: { cookie: "c=3" } });
    expect(server.seen[0]?.headers.cookie).toBe("c=3; a=1%3B%202; x=1");
  });
});

test("F71: an operation's and a path's own servers, on the origin of the client's", async () => {
  await server.client(operations).GET("/v2");
  await server.client(operations).POST("/v2");
  await server.client(operations).GET("/v2", { baseUrl: `${server.url}/own` });
  expect(server.seen.map(({ url }) => url)).toEqual(["/v2/v2", "/v3/v2", "/own/v2"]);
});

test("F71: a server on another origin is that operation's", async () => {
  const asked: string[] = [];
  const send = (input: string) => Promise.resolve(new Response(null, { status: asked.push(input) && 204 }));
  await server.client(operations, { send }).GET("/elsewhere");
  expect(asked).toEqual(["https://elsewhere.example/x/elsewhere"]);
});
