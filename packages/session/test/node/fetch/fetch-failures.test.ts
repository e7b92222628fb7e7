import { describe, expect, it, vi } from "vitest";
import { eventually } from "../../support/eventually.ts";
import { rejection } from "../../support/with-emulator.ts";
import { startBehaviourServer } from "../../support/behaviour-server.ts";
import { behaviourServer, bothFetches } from "../../support/both-fetches.ts";

const { url, left } = behaviourServer();

describe.each(bothFetches)("%s", (_name, fetch) => {
  describe("failures", () => {
    it.each([
      ["no server", { given: closedOrigin, want: { code: "ECONNREFUSED" } }],
      ["a connection that is reset", { given: () => url("/reset"), want: { code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/) } }],
      ["something that is not HTTP", { given: () => url("/not-http"), want: { name: "HTTPParserError" } }],
    ] as [string, { given: () => string | Promise<string>; want: object }][])(
      "%s: a TypeError with the cause",
      async (_, { given, want }) => {
        expect(await rejection(fetch(await given()))).toMatchObject({ name: "TypeError", message: "fetch failed", cause: want });
      },
    );

    it("a body that breaks off: a TypeError when it is read", async () => {
      const response = await fetch(url("/cut"));
      expect(await rejection(response.text())).toMatchObject({
        name: "TypeError",
        message: "terminated",
        cause: { code: "UND_ERR_SOCKET" },
      });
    });
  });

  describe("abort", () => {
    const reason = new Error("enough");

    it("before: the signal's reason, and nothing is sent", async () => {
      expect(await rejection(fetch(url("/no-answer"), { signal: AbortSignal.abort(reason) }))).toBe(reason);
      expect(await rejection(fetch(url("/no-answer"), { signal: AbortSignal.abort() }))).toMatchObject({ name: "AbortError" });
    });

    it.each([
      ["before the head, at once", 0],
      ["before the head, a moment later", 50],
    ])("%s: the signal's reason, and the connection is closed", async (_, ms) => {
      const path = `/no-answer?${ms}`;
      const before = left(path);
      const controller = new AbortController();
      const answer = rejection(fetch(url(path), { signal: controller.signal }));
      setTimeout(() => controller.abort(reason), ms);
      expect(await answer).toBe(reason);
      if (ms > 0) await eventually(() => expect(left(path)).toBe(before + 1));
    });

    it("by time: a TimeoutError", async () => {
      expect(await rejection(fetch(url("/no-answer"), { signal: AbortSignal.timeout(20) }))).toMatchObject({ name: "TimeoutError" });
    });

    it.each([["/head-only"], ["/large"]])("after the head, while %s is read: the signal's reason", async (path) => {
      const controller = new AbortController();
      const response = await fetch(url(path), { signal: controller.signal });
      const body = rejection(path === "/large" ? waitThenRead(response) : response.text());
      controller.abort(reason);
      expect(await body).toBe(reason);
    });

    it("of a compressed body: the signal's reason", async () => {
      const controller = new AbortController();
      const response = await fetch(url("/gzip"), { signal: controller.signal });
      const reader = response.body?.getReader();
      await reader?.read();
      controller.abort(reason);
      expect(await rejection(drain(reader))).toBe(reason);
    });

    it("by the signal of a Request", async () => {
      const controller = new AbortController();
      const answer = rejection(fetch(new Request(url("/no-answer"), { signal: controller.signal })));
      controller.abort(reason);
      expect(await answer).toBe(reason);
    });

    it("after the end changes nothing, and 100 calls may share a signal", async () => {
      const warned = vi.fn<(warning: Error) => void>();
      process.on("warning", warned);
      const controller = new AbortController();
      for (let call = 0; call < 100; call += 1) await (await fetch(url("/echo"), { signal: controller.signal })).text();
      controller.abort(reason);
      expect((await fetch(url("/echo"))).status).toBe(200);
      process.off("warning", warned);
      expect(warned).not.toHaveBeenCalled();
    });
  });
});

/** A port that no server listens on any more. */
async function closedOrigin(): Promise<string> {
  const server = await startBehaviourServer();
  await server.close();
  return server.origin;
}

/** Reads when the connection's buffers have filled up. */
async function waitThenRead(response: Response): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  return response.text();
}

async function drain(reader: { read(): Promise<{ done: boolean }> } | undefined): Promise<void> {
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read());
}
