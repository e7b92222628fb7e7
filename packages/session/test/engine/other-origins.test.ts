import { describe, expect, it } from "vitest";
import type { SessionError } from "../../src/index.ts";
import { arrays, flashbladeWith, rejection, startSink } from "../support/with-emulator.ts";

describe("F11: a redirect on a data call", () => {
  it.each([301, 302, 303, 307, 308])("F11: a %i is an answer, and no credential leaves the origin", async (status) => {
    const sink = await startSink();
    const { emulator, client } = await flashbladeWith();
    emulator.fault({ match: { path: "*/arrays" }, action: { type: "respond", status, headers: [["location", `${sink.origin}/steal`]] } });
    const response = await client.fetch(arrays, { redirect: "follow" });
    expect(response.status).toBe(status);
    expect(response.headers.get("location")).toBe(`${sink.origin}/steal`);
    expect(sink.bytes()).toBe("");
  });

  it.each([
    ["another origin", (sink: string) => `${sink}/steal`],
    ["a user in the URL", (_: string, own: string) => `${own.replace("://", "://a:b@")}/x`],
    ["a Request to another origin", (sink: string) => new Request(`${sink}/steal`)],
    ["a URL object of another origin", (sink: string) => new URL(`${sink}/steal`)],
  ])("F11: a call to %s is refused before anything is sent", async (_, target) => {
    const sink = await startSink();
    const { emulator, client } = await flashbladeWith();
    await client.login();
    const error = (await rejection(client.fetch(target(sink.origin, emulator.baseUrl)))) as SessionError;
    expect(error).toMatchObject({ code: "origin_refused" });
    expect(sink.bytes()).toBe("");
    expect(emulator.counters.byOperation).toEqual({ login: 1 });
  });

  it("F11: a path that reads like a scheme is refused with the way out", async () => {
    const { emulator, client } = await flashbladeWith();
    await expect(client.fetch("things:batch")).rejects.toThrow('a call to "things:" (begin a path with a colon in it with a slash)');
    await client.fetch("/things:batch");
    expect(emulator.requests.at(-1)?.path).toBe("/api/things:batch");
  });

  it.each(["//evil.example/x", "\\\\evil.example\\x", "/\\evil.example", "../../x", "?x=1"])(
    "F11: the path %j stays at home",
    async (path) => {
      const { emulator, client } = await flashbladeWith();
      await client.fetch(path);
      expect(emulator.counters.byOperation["login"]).toBe(1);
      expect(emulator.counters.requests).toBeGreaterThanOrEqual(2);
    },
  );
});
