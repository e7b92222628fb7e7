import { describe, expect, it } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { rejection } from "../../support/with-emulator.ts";
import { text } from "../../support/behaviour-server.ts";
import { behaviourServer, bothFetches } from "../../support/both-fetches.ts";

const { url, left, connections } = behaviourServer();

describe.each(bothFetches)("%s", (_name, fetch) => {
  describe("answers", () => {
    it("are Responses, with status, status text, URL and type", async () => {
      const response = await fetch(url("/headers?a=b#c"));
      expect(response).toBeInstanceOf(Response);
      expect(response).toMatchObject({
        status: 203,
        statusText: "Quite Fine",
        ok: true,
        redirected: false,
        type: "basic",
        url: url("/headers?a=b"),
      });
      expect(await response.text()).toBe("ok");
      expect(response.bodyUsed).toBe(true);
    });

    it("keep several Set-Cookie apart, join other repeated headers, and read values as Latin-1", async () => {
      const { headers } = await fetch(url("/headers"));
      expect(headers.getSetCookie()).toEqual(["a=1; Path=/", "b=2; Expires=Wed, 21 Oct 2037 07:28:00 GMT"]);
      expect([headers.get("x-twice"), headers.get("X-LATIN"), headers.get("x-empty"), headers.get("x-none")]).toEqual([
        "one, two",
        "café",
        "",
        null,
      ]);
    });

    it.each([["json"], ["text"], ["arrayBuffer"], ["blob"]] as const)("%s() reads the body, once", async (method) => {
      const response = await fetch(url("/echo"));
      expect(await response[method]()).toBeTruthy();
      await expect(response[method]()).rejects.toThrow(TypeError);
    });

    it("carry bytes as they are", async () => {
      expect([...new Uint8Array(await (await fetch(url("/bytes"))).arrayBuffer())]).toEqual([0, 1, 254, 255]);
      expect((await (await fetch(url("/large"))).text()).length).toBe(5_000_000);
    });

    it("can be cloned: both read the body, and know the URL", async () => {
      const response = await fetch(url("/echo"));
      const clone = response.clone();
      expect(clone.url).toBe(response.url);
      expect(await clone.text()).toBe(await response.text());
      await expect(async () => response.clone()).rejects.toThrow(TypeError);
    });

    it("stream: the first part is there before the last", async () => {
      const reader = (await fetch(url("/two-chunks"))).body?.getReader();
      const parts: string[] = [];
      for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) parts.push(Buffer.from(step.value).toString());
      expect(parts).toEqual(["first ", "second"]);
    });

    it("stream into buffers that the reader brings", async () => {
      const reader = (await fetch(url("/large"))).body?.getReader({ mode: "byob" });
      const step = await reader?.read(new Uint8Array(10));
      expect(Buffer.from(step?.value ?? []).toString()).toBe("x".repeat(10));
      await reader?.cancel();
    });

    it("end a reader that brings its own buffer, too", async () => {
      const reader = (await fetch(url("/bytes"))).body?.getReader({ mode: "byob" });
      expect((await reader?.read(new Uint8Array(10)))?.value?.length).toBe(4);
      expect((await reader?.read(new Uint8Array(10)))?.done).toBe(true);
    });

    it("that are cancelled close the connection", async () => {
      const before = left("/head-only?cancelled");
      await (await fetch(url("/head-only?cancelled"))).body?.cancel();
      await eventually(() => expect(left("/head-only?cancelled")).toBe(before + 1));
    });

    it.each([["/204"], ["/205"], ["/304"]])("%s has no body", async (path) => {
      const response = await fetch(url(path));
      expect([response.status, response.body, await response.text()]).toEqual([Number(path.slice(1)), null, ""]);
    });

    it("to HEAD have no body, and their length", async () => {
      const response = await fetch(url("/gzip"), { method: "HEAD" });
      expect([response.status, response.body, response.headers.get("content-encoding")]).toEqual([200, null, "gzip"]);
    });

    it("with an empty body have one that is empty", async () => {
      const response = await fetch(url("/empty"));
      expect(response.body).not.toBeNull();
      expect(await response.text()).toBe("");
    });

    it("come after informational ones", async () => {
      expect(await (await fetch(url("/info"))).text()).toBe("after 103");
    });

    it("of failures and redirects are answers", async () => {
      const missing = await fetch(url("/404"));
      expect([missing.ok, missing.status, await missing.text()]).toEqual([false, 404, "nothing here"]);
      const moved = await fetch(url("/redirect"), { redirect: "manual" });
      expect([moved.status, moved.headers.get("location"), await moved.text()]).toEqual([302, "/echo", "moved"]);
    });
  });

  describe("decompression", () => {
    it.each([["/gzip"], ["/x-gzip"], ["/br"], ["/deflate"], ["/deflate-raw"], ["/gzip-twice"], ["/gzip-short"]])("%s", async (path) => {
      expect(await (await fetch(url(path))).text()).toBe(text);
    });

    it("leaves what it does not know, and what is empty", async () => {
      expect(await (await fetch(url("/unknown-encoding"))).text()).toBe("grkg");
      expect(await (await fetch(url("/gzip-empty"))).text()).toBe("");
    });

    it("rejects what is broken when it is read", async () => {
      const response = await fetch(url("/gzip-broken"));
      const error = await rejection(response.text());
      expect(error).toMatchObject({ name: "TypeError", message: "terminated", cause: { code: "Z_DATA_ERROR" } });
    });

    it("refuses six codings", async () => {
      expect(await rejection(fetch(url("/six-encodings")))).toMatchObject({ name: "TypeError", message: "fetch failed" });
    });

    it("asks for it, unless told otherwise, or for a range", async () => {
      const echo = async (init?: RequestInit) => (await (await fetch(url("/echo"), init)).json()) as { headers: Record<string, string> };
      expect((await echo()).headers["accept-encoding"]).toBe("gzip, deflate");
      expect((await echo({ headers: { "Accept-Encoding": "identity" } })).headers["accept-encoding"]).toBe("identity");
      expect((await echo({ headers: { range: "bytes=0-1" } })).headers["accept-encoding"]).toBe("identity");
    });
  });

  it("keeps connections, and frees them when a short body is not read", async () => {
    const before = connections();
    for (let call = 0; call < 20; call += 1) await (await fetch(url("/echo"))).text();
    for (let call = 0; call < 20; call += 1) await fetch(url("/echo"));
    expect(connections() - before).toBeLessThan(10);
  });
});
