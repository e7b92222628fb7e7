import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { operationsOf, receiver } from "../support/wire-client.ts";

const binary = { type: "string", format: "binary" };
const object = { type: "object" };
const form = "application/x-www-form-urlencoded";
/** What each operation declares. */
const bodies: Record<string, object> = {
  "/form": {
    [form]: {
      schema: object,
      encoding: {
        piped: { style: "pipeDelimited", explode: false },
        deep: { style: "deepObject" },
        json: { contentType: "application/json" },
      },
    },
  },
  "/multipart": {
    "multipart/form-data": {
      schema: object,
      encoding: { photo: { contentType: "image/png, image/jpeg" }, xml: { contentType: "application/xml" } },
    },
  },
  "/styled": {
    "multipart/form-data": {
      schema: object,
      encoding: {
        piped: { style: "pipeDelimited", explode: false },
        deep: { style: "deepObject" },
        members: { style: "form", explode: true },
        comma: { style: "form", explode: false, contentType: "application/json" },
        files: { style: "form", explode: false },
      },
    },
  },
  "/text": { "text/plain": { schema: { type: "string" } } },
  "/csv": { "text/csv; charset=utf-8": { schema: { type: "string" } } },
  "/bytes": { "application/octet-stream": { schema: binary } },
  "/image": { "image/*": { schema: binary } },
  "/patch": { "application/merge-patch+json": { schema: object } },
  "/vendor": { "application/vnd.api+json; version=2": { schema: object } },
  "/several": {
    "text/csv": { schema: { type: "string" } },
    "application/json": { schema: object },
    "multipart/form-data": { schema: object },
    [form]: { schema: object },
  },
  "/any": { "*/*": { schema: {} } },
};
const operations = await operationsOf(
  Object.fromEntries(
    Object.entries(bodies).map(([path, content]) => [
      path,
      { post: { operationId: path.slice(1), requestBody: { content }, responses: { 204: { description: "OK" } } } },
    ]),
  ),
);
const server = await receiver();
afterAll(server.close);
beforeEach(() => (server.seen.length = 0));

async function post(path: string, body: unknown, options: object = {}) {
  expect(await server.client(operations).POST(path, { body, ...options })).toMatchObject({ status: 204 });
  const [received] = server.seen;
  return { type: received?.headers["content-type"], text: received?.body.toString("utf8"), bytes: received?.body };
}

const bytes = new Uint8Array([0, 255, 13, 10]);

describe("F71: a body in its declared media type", () => {
  test.each<[string, string, unknown, string, string]>([
    [
      "a form",
      "/form",
      { a: "1 & 2", list: ["x", "y"], o: { k: [1] }, none: null, flag: true },
      form,
      "a=1+%26+2&list=x&list=y&o=%7B%22k%22%3A%5B1%5D%7D&flag=true",
    ],
    ["a form with styles", "/form", { piped: ["x", "y"], deep: { a: 1 }, json: [1] }, form, "piped=x%7Cy&deep%5Ba%5D=1&json=1"],
    ["a form as URLSearchParams", "/form", new URLSearchParams({ a: "1 2" }), form, "a=1+2"],
    ["text", "/text", "1", "text/plain", "1"],
    ["a number as text", "/text", 1, "text/plain", "1"],
    ["CSV with its parameters", "/csv", "a,b\n", "text/csv; charset=utf-8", "a,b\n"],
    ["a file as bytes", "/bytes", new File(["abc"], "a.txt", { type: "text/plain" }), "application/octet-stream", "abc"],
    ["a buffer as bytes", "/bytes", new TextEncoder().encode("abc"), "application/octet-stream", "abc"],
    ["a stream as bytes", "/bytes", new Blob(["abc"]).stream(), "application/octet-stream", "abc"],
    ["an image of a declared range", "/image", new Blob(["png"], { type: "image/png" }), "image/png", "png"],
    ["a suffix of JSON", "/patch", { a: 1 }, "application/merge-patch+json", '{"a":1}'],
    ["a suffix of JSON with parameters", "/vendor", { a: 1 }, "application/vnd.api+json; version=2", '{"a":1}'],
    ["JSON among several", "/several", { a: 1 }, "application/json", '{"a":1}'],
    ["JSON as a text", "/several", "a", "application/json", '"a"'],
    ["a form among several", "/several", new URLSearchParams({ a: "1" }), form, "a=1"],
    ["anything: an object", "/any", { a: 1 }, "application/json", '{"a":1}'],
    ["anything: a text", "/any", "a", "text/plain;charset=UTF-8", "a"],
  ])("F71: %s", async (_, path, body, type, text) => {
    expect(await post(path, body)).toMatchObject({ type, text });
  });

  test("F71: bytes arrive as they are", async () => {
    expect((await post("/bytes", bytes)).bytes).toEqual(Buffer.from(bytes));
  });

  test("F71: the caller's Content-Type chooses", async () => {
    expect(await post("/several", { a: 1 }, { headers: { "content-type": form } })).toMatchObject({ type: form, text: "a=1" });
    server.seen.length = 0;
    expect(await post("/several", "a,b", { headers: { "Content-Type": "text/csv" } })).toMatchObject({ type: "text/csv", text: "a,b" });
    server.seen.length = 0;
    const { type } = await post("/several", { a: 1 }, { headers: { "Content-Type": "multipart/form-data" } });
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
  });

  test("F71: a caller's bodySerializer wins", async () => {
    expect(await post("/csv", { a: 1 }, { bodySerializer: () => "own" })).toMatchObject({ type: "text/csv; charset=utf-8", text: "own" });
  });

  test("F71: an object where text or bytes are declared is refused, and nothing is sent", async () => {
    const call = server.client(operations).POST("/bytes", { body: { a: 1 } });
    await expect(call).rejects.toThrow(
      new TypeError(
        "a body of application/octet-stream was not sent: expected a text, Blob, buffer or stream, not an object. Serialize it",
      ),
    );
    expect(server.seen).toEqual([]);
  });
});

describe("F71: a multipart body", () => {
  test("F71: files, lists, objects and texts are parts with their types", async () => {
    const body = {
      title: "Grüße",
      count: 2,
      file: new File([bytes], 'a "b".bin', { type: "application/x-own" }),
      photo: new Blob(["png"]),
      meta: { a: [1] },
      tags: ["x", "y"],
      xml: "<a/>",
      none: undefined,
    };
    const { type = "", text = "", bytes: sent = Buffer.alloc(0) } = await post("/multipart", body);
    const boundary = type.replace("multipart/form-data; boundary=", "");
    const parts = text.split(`--${boundary}`).slice(1, -1);
    const heads = parts.map((part) =>
      part.split("\r\n\r\n", 1)[0]?.trim().replace("Content-Disposition: form-data; ", "").replace("\r\n", " | "),
    );
    expect(heads).toEqual([
      'name="title"',
      'name="count"',
      'name="file"; filename="a %22b%22.bin" | Content-Type: application/x-own',
      'name="photo"; filename="blob" | Content-Type: image/png',
      'name="meta" | Content-Type: application/json',
      'name="tags"',
      'name="tags"',
      'name="xml" | Content-Type: application/xml',
    ]);
    const read = await new Response(new Uint8Array(sent), { headers: { "content-type": type } }).formData();
    expect([read.get("title"), read.get("count"), read.get("meta"), read.getAll("tags"), read.get("xml")]).toEqual([
      "Grüße",
      "2",
      '{"a":[1]}',
      ["x", "y"],
      "<a/>",
    ]);
    expect(new Uint8Array(await (read.get("file") as File).arrayBuffer())).toEqual(bytes);
  });

  test("F71: its parts have the styles that are declared, and files have none", async () => {
    const file = new File(["abc"], "a.txt", { type: "text/plain" });
    const body = { piped: ["x", "a+b & c"], deep: { a: 1, b: "ü" }, members: { c: 2, d: true }, comma: ["x", "y"], files: [file, file] };
    const { type = "", bytes: sent = Buffer.alloc(0) } = await post("/styled", body);
    const read = await new Response(new Uint8Array(sent), { headers: { "content-type": type } }).formData();
    expect([...read].map(([name, value]) => [name, value instanceof File ? value.name : value])).toEqual([
      ["piped", "x|a+b & c"],
      ["deep[a]", "1"],
      ["deep[b]", "ü"],
      ["c", "2"],
      ["d", "true"],
      ["comma", "x,y"],
      ["files", "a.txt"],
      ["files", "a.txt"],
    ]);
  });

  test("F71: FormData is sent as it is, whatever else is declared", async () => {
    const data = new FormData();
    data.append("a", "1");
    data.append("f", new File(["abc"], "a.txt", { type: "text/plain" }));
    const { type = "", bytes: sent = Buffer.alloc(0) } = await post("/several", data);
    const read = await new Response(new Uint8Array(sent), { headers: { "content-type": type } }).formData();
    expect([read.get("a"), (read.get("f") as File).name, (read.get("f") as File).type]).toEqual(["1", "a.txt", "text/plain"]);
  });

  test("F71: a stream within it is refused, and its member named", async () => {
    const call = server.client(operations).POST("/multipart", { body: { a: new Blob(["a"]).stream() } });
    await expect(call).rejects.toThrow("its member a is a stream");
  });
});
