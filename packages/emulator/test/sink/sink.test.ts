import { request as httpsRequest } from "node:https";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { makeCertificate, startSink } from "../../src/index.ts";

describe("a sink", () => {
  test("keeps every byte, and finds a secret however it is spelt", async () => {
    await using sink = await startSink({ answer: { status: 307, headers: { location: "/again" }, body: "moved" } });
    const secret = 'T-ab+c/d="é?';
    const answer = await fetch(`${sink.origin}/a`, { method: "POST", body: "plain", redirect: "manual" });
    expect([answer.status, await answer.text()]).toEqual([307, "moved"]);
    expect(sink.contains(secret)).toBe(false);
    expect(sink.bytes().toString()).toContain("POST /a HTTP/1.1\r\n");
    expect(sink.requests).toMatchObject([{ method: "POST", path: "/a", body: "plain" }]);

    sink.answerWith({ status: 204 });
    const ways: Record<string, RequestInit & { path?: string }> = {
      json: { method: "POST", body: JSON.stringify({ secret }) },
      form: { method: "POST", body: new URLSearchParams({ secret }) },
      query: { path: `/?s=${encodeURIComponent(secret)}` },
      bytes: { method: "POST", body: Buffer.from(`user:${secret}`) },
      basic: { headers: { authorization: `Basic ${Buffer.from(`user:${secret}!`).toString("base64")}` } },
    };
    for (const [way, { path = "/", ...init }] of Object.entries(ways)) {
      sink.clear();
      expect((await fetch(sink.origin + path, init)).status).toBe(204);
      expect([way, sink.contains(secret), sink.requests.length]).toEqual([way, true, 1]);
    }
    expect(sink.connections).toBeLessThanOrEqual(1);
  });

  test("also what is no HTTP, and behind TLS", async () => {
    await using plain = await startSink();
    await new Promise<void>((resolve) => {
      const socket = connect(plain.port, "127.0.0.1", () => socket.end("\x16\x03canary"));
      socket.resume().on("close", () => resolve());
    });
    expect([plain.contains("canary"), plain.connections, plain.requests]).toEqual([true, 1, []]);

    const { key, cert, ca } = await makeCertificate();
    await using secure = await startSink({ tls: { key, cert } });
    const status = await new Promise((resolve, reject) => {
      const headers = { "api-token": "canary" };
      httpsRequest(secure.origin, { ca, headers, agent: false }, (answer) => resolve(answer.resume().statusCode))
        .on("error", reject)
        .end();
    });
    expect(status).toBe(200);
    expect([secure.origin.startsWith("https://127.0.0.1:"), secure.contains("api-token: canary")]).toEqual([true, true]);
  });
});
