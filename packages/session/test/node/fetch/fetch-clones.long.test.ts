import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { behaviourServer, bothFetches } from "../../support/both-fetches.ts";

const { url, left } = behaviourServer();

type Read = (response: Response) => Promise<string>;
const reads: Readonly<Record<string, Read>> = {
  text: (response) => response.text(),
  arrayBuffer: async (response) => Buffer.from(await response.arrayBuffer()).toString(),
  blob: async (response) => (await response.blob()).text(),
  stream: async (response) => new Response(response.body).text(),
  "another Response": (response) => new Response(response.body, response).text(),
};
/** By path: what the built-in fetch reads. */
const wholes: Record<string, string> = {};
const pairs = Object.keys(reads).flatMap((one) => Object.keys(reads).map((other) => [one, other] as const));

describe.each(bothFetches)("%s: an answer", (_name, fetch) => {
  describe.each([["/bytes"], ["/two-chunks"], ["/gzip"], ["/empty"], ["/large"]])("to %s", (path) => {
    it.each(pairs)("can be read as %s by one and as %s by its clone", async (one, other) => {
      const response = await fetch(url(path));
      const clone = response.clone();
      const [first, second] = await Promise.all([reads[one]?.(response), reads[other]?.(clone)]);
      wholes[path] ??= await (await globalThis.fetch(url(path))).text();
      expect([first === wholes[path], second === wholes[path]]).toEqual([true, true]);
      expect([response.bodyUsed, clone.bodyUsed]).toEqual([true, true]);
    });

    it.each(Object.keys(reads))("can be read as %s later, when the connection has paused", async (read) => {
      const response = await fetch(url(path));
      await sleep(20);
      const clone = read === "stream" ? response.clone() : response;
      const whole = await reads[read]?.(clone);
      wholes[path] ??= await (await globalThis.fetch(url(path))).text();
      expect(whole === wholes[path]).toBe(true);
    });

    it("can be cloned again, and its clones too", async () => {
      const response = await fetch(url(path));
      const clone = response.clone();
      const all = [response, clone, response.clone(), clone.clone(), clone.clone().clone()];
      expect(all.map(({ url: where, status, type }) => [where, status, type])).toEqual(all.map(() => [url(path), 200, "basic"]));
      expect(new Set(await Promise.all(all.map((one) => one.text()))).size).toBe(1);
    });

    it("is read once, whichever way", async () => {
      const response = await fetch(url(path));
      const { body } = response;
      expect([response.body === body, response.bodyUsed]).toEqual([true, false]);
      await response.text();
      expect(response.bodyUsed).toBe(true);
      for (const method of ["text", "json", "arrayBuffer", "blob"] as const) await expect(response[method]()).rejects.toThrow(TypeError);
      expect(() => response.clone()).toThrow(TypeError);
    });
  });

  it("tells that its body is used as soon as it is asked for, and gives it no second time", async () => {
    const response = await fetch(url("/bytes"));
    const reading = response.arrayBuffer();
    expect(response.bodyUsed).toBe(true);
    await expect(response.text()).rejects.toThrow(TypeError);
    expect((await reading).byteLength).toBe(4);
    expect(() => new Response(response.body)).toThrow(TypeError);
  });

  it("has headers of its own, and so has its clone", async () => {
    const response = await fetch(url("/headers"));
    const clone = response.clone();
    expect(response.headers).toBe(response.headers);
    expect(clone.headers.getSetCookie()).toEqual(response.headers.getSetCookie());
    expect(clone.headers).not.toBe(response.headers);
  });

  it("streams to its clone while it arrives, and frees the connection when both are cancelled", async () => {
    const path = "/beginning?cancelled";
    const before = left(path);
    const response = await fetch(url(path));
    const clone = response.clone();
    const reader = clone.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("0123456789");
    await Promise.all([reader?.cancel(), response.body?.cancel()]);
    await eventually(() => expect(left(path)).toBe(before + 1));
  });

  it("may have any words for its status", async () => {
    const response = await fetch(url("/words"));
    expect(response.status).toBe(401);
    void response.clone().body?.cancel();
    expect(await response.text()).toBe("no");
  });

  it("to a form is read as one", async () => {
    expect((await (await fetch(url("/form"))).formData()).get("name")).toBe("a value");
  });

  it("that is not JSON is a SyntaxError, and a broken UTF-8 is replaced", async () => {
    await expect((await fetch(url("/bytes"))).json()).rejects.toThrow(SyntaxError);
    expect(await (await fetch(url("/bytes"))).text()).toBe("\u0000\u0001\uFFFD\uFFFD");
  });

  it("without a body is read as often as one likes", async () => {
    const response = await fetch(url("/204"));
    expect([await response.text(), await response.clone().text(), await response.text(), response.bodyUsed]).toEqual(["", "", "", false]);
  });

  it("shows itself as a Response", async () => {
    const shown = inspect(await fetch(url("/headers")));
    expect(shown).toMatch(/^Response \{\s+status: 203,\s+statusText: 'Quite Fine',\s+headers: Headers/);
    expect(shown).toContain(url("/headers"));
  });
});
