import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { nodeFetch } from "../../src/node/index.ts";
import { arrays, flashbladeWith } from "../support/with-emulator.ts";

describe("F51: what is looked into is bounded in decoded bytes", () => {
  const bomb = Buffer.alloc(256 * 1024 * 1024, "[");
  const encodings: [string, () => Buffer][] = [
    ["br", () => brotliCompressSync(bomb, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })], // the default takes seconds
    ["gzip", () => gzipSync(bomb).subarray(0, 1000)],
  ];
  it.each(encodings)("F51: a short body in %s that would fill the memory, and that nobody reads", async (encoding, encode) => {
    const body = encode();
    for (const fetch of [undefined, nodeFetch()]) {
      const { emulator, open } = await flashbladeWith();
      const client = open({ fetch });
      await client.login();
      const headers = [
        ["content-type", "application/json"],
        ["content-encoding", encoding],
        ["content-length", String(Math.min(body.length, 1000))],
      ] as const;
      emulator.fault({ match: { path: "*/arrays" }, action: { type: "respond", status: 200, headers, body: body.subarray(0, 1000) } });
      const before = process.memoryUsage().rss;
      const response = await client.fetch(arrays);
      expect(response.status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
      await response.body?.cancel().catch(() => {});
      expect(emulator.counters.logins).toBe(1);
    }
  });

  it("F51: the head of a short answer comes, and its body never: the call has its answer", async () => {
    const { emulator, client } = await flashbladeWith();
    await client.login();
    emulator.fault({ match: { path: "*/arrays" }, action: { type: "drip", every: 60_000 } });
    const response = await client.fetch(arrays);
    expect(response.status).toBe(200);
    await response.body?.cancel();
  });

  it("F51: an answer that the spec explains is handed on as it came, unread", async () => {
    const answers: Response[] = [];
    const watched = (async (input, init) => {
      const answer = await globalThis.fetch(input, init);
      answers.push(answer);
      return answer;
    }) as typeof fetch;
    const { client } = await flashbladeWith({}, { fetch: watched });
    await client.login();
    const response = await client.fetch("logout", { method: "POST" });
    expect(response).toBe(answers.at(-1));
    expect(response.bodyUsed).toBe(false);
  });
});
