import { describe, expect, it } from "vitest";
import { rejection } from "../../support/with-emulator.ts";
import { behaviourServer, bothFetches } from "../../support/both-fetches.ts";

const { url } = behaviourServer();

interface Echo {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
}

describe.each(bothFetches)("%s", (_name, fetch) => {
  const echo = async (init?: RequestInit) => (await (await fetch(url("/echo"), init)).json()) as Echo;

  describe("requests", () => {
    it.each([
      ["a string", { given: () => url("/echo?x=1#hash") }],
      ["a URL", { given: () => new URL(url("/echo?x=1#hash")) }],
      ["a Request", { given: () => new Request(url("/echo?x=1#hash")) }],
    ] as [string, { given: () => string | URL | Request }][])("take %s", async (_, { given }) => {
      expect(await (await fetch(given())).json()).toMatchObject({
        method: "GET",
        url: "/echo?x=1",
        body: "",
        headers: { accept: "*/*", "user-agent": "node" },
      });
    });

    const form = () => {
      const data = new FormData();
      data.set("a", "1");
      data.set("file", new Blob(["content"], { type: "text/x" }), "name.txt");
      return data;
    };
    const bytes = new TextEncoder().encode("ab€").buffer;
    const cases: [string, { given: RequestInit; want: { type: unknown; body: unknown; length?: unknown } }][] = [
      ["a string", { given: { body: "ab€" }, want: { type: "text/plain;charset=UTF-8", body: "ab\u00e2\u0082\u00ac", length: "5" } }],
      ["an empty string", { given: { body: "" }, want: { type: "text/plain;charset=UTF-8", body: "", length: "0" } }],
      ["none", { given: {}, want: { type: undefined, body: "", length: "0" } }],
      ["an ArrayBuffer", { given: { body: bytes }, want: { type: undefined, body: "ab\u00e2\u0082\u00ac", length: "5" } }],
      ["a part of an ArrayBuffer", { given: { body: new Uint8Array(bytes, 1, 1) }, want: { type: undefined, body: "b", length: "1" } }],
      ["a Blob", { given: { body: new Blob(["ab"], { type: "text/x" }) }, want: { type: "text/x", body: "ab", length: "2" } }],
      ["a Blob without type", { given: { body: new Blob(["ab"]) }, want: { type: undefined, body: "ab", length: "2" } }],
      [
        "URLSearchParams",
        {
          given: { body: new URLSearchParams({ a: "b c" }) },
          want: { type: "application/x-www-form-urlencoded;charset=UTF-8", body: "a=b+c", length: "5" },
        },
      ],
      [
        "FormData",
        {
          given: { body: form() },
          want: {
            type: expect.stringMatching(/^multipart\/form-data; boundary=/),
            body: expect.stringMatching(/filename="name.txt"[^]*content/),
            length: expect.any(String),
          },
        },
      ],
      [
        "a ReadableStream",
        { given: { body: new Blob(["ab"]).stream(), duplex: "half" }, want: { type: undefined, body: "ab", length: undefined } },
      ],
      ["an async iterable", { given: { body: generate(), duplex: "half" }, want: { type: undefined, body: "abcd", length: undefined } }],
      [
        "a string, with its own type",
        {
          given: { body: "{}", headers: { "Content-Type": "application/json" } },
          want: { type: "application/json", body: "{}", length: "2" },
        },
      ],
    ];
    it.each(cases)("post %s", async (_, { given, want }) => {
      const { method, headers, body } = await echo({ method: "post", ...given });
      expect({ method, type: headers["content-type"], length: headers["content-length"], body }).toEqual({
        method: "POST",
        length: undefined,
        ...want,
      });
    });

    it("post the body of a Request, with its length unless that is unknown", async () => {
      const request = new Request(url("/echo"), { method: "PUT", body: "ab", headers: { "x-a": "1" } });
      expect(await (await fetch(request)).json()).toMatchObject({
        method: "PUT",
        body: "ab",
        headers: { "content-length": "2", "x-a": "1" },
      });
      await expect(fetch(request)).rejects.toThrow(TypeError);
    });

    it("let init override a Request", async () => {
      const request = new Request(url("/echo"), { headers: { "x-a": "1" } });
      const answer = await fetch(request, { method: "POST", body: "b", headers: [["x-b", "2"]] });
      expect(await answer.json()).toMatchObject({ method: "POST", body: "b", headers: { "x-b": "2" } });
    });

    it("send headers from all that holds them", async () => {
      for (const headers of [
        { "X-A": "1, 2" },
        [
          ["X-A", "1"],
          ["x-a", "2"],
        ],
        new Headers([
          ["x-a", "1"],
          ["X-A", "2"],
        ]),
      ] as NonNullable<RequestInit["headers"]>[]) {
        expect((await echo({ headers })).headers["x-a"]).toBe("1, 2");
      }
      expect((await echo({ headers: { cookie: "a=1; b=2", authorization: "Bearer x" } })).headers).toMatchObject({
        cookie: "a=1; b=2",
        authorization: "Bearer x",
      });
    });

    it.each([["PATCH"], ["DELETE"], ["OPTIONS"], ["PROPFIND"]])("send %s", async (method) => {
      expect((await echo({ method })).method).toBe(method);
    });

    it("keep what they were given when the caller changes it meanwhile", async () => {
      const body = new Uint8Array([97, 98]);
      const answer = fetch(url("/echo"), { method: "POST", body });
      body.fill(120);
      expect(await (await answer).json()).toMatchObject({ body: "ab" });
    });

    it("reject with what a body's stream throws, as the cause", async () => {
      const body = new ReadableStream({ pull: () => Promise.reject(new Error("no more")) });
      const error = await rejection(fetch(url("/echo"), { method: "POST", body, duplex: "half" }));
      expect(error).toMatchObject({ name: "TypeError", message: "fetch failed", cause: { message: "no more" } });
    });

    const refused: [string, { given: [string, RequestInit?] }][] = [
      ["a relative URL", { given: ["/echo"] }],
      ["a URL with credentials", { given: ["http://user:synthetic@127.0.0.1:1/"] }],
      ["GET with a body", { given: ["http://127.0.0.1:1/", { body: "a" }] }],
      ["HEAD with a body", { given: ["http://127.0.0.1:1/", { method: "HEAD", body: "a" }] }],
      ["TRACE", { given: ["http://127.0.0.1:1/", { method: "TRACE" }] }],
      ["a method with a space", { given: ["http://127.0.0.1:1/", { method: "GET IT" }] }],
      ["a header with a line break", { given: ["http://127.0.0.1:1/", { headers: { a: "b\r\nc: d" } }] }],
      ["a stream without duplex", { given: ["http://127.0.0.1:1/", { method: "POST", body: new ReadableStream() }] }],
      ["another scheme", { given: ["ftp://127.0.0.1:1/"] }],
    ];
    it.each(refused)("refuse %s with a TypeError", async (_, { given }) => {
      await expect(fetch(...given)).rejects.toThrow(TypeError);
    });
  });
});

async function* generate(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode("ab");
  yield new TextEncoder().encode("cd");
}
