import { request as httpsRequest } from "node:https";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { FaultAction } from "../../src/index.ts";
import { path, withFault } from "../support/plain-get.ts";
import { exchange, request } from "../support/raw-http.ts";
import { flashbladeSession } from "../support/sessions.ts";
import { start } from "../support/start.ts";

describe("instead of an answer", () => {
  test("any status, headers and body; the request takes effect only when asked to", async () => {
    const emulator = await start("flashblade");
    const action: FaultAction = {
      type: "respond",
      status: 200,
      headers: [
        ["X-A", "1"],
        ["X-A", "2"],
        ["Set-Cookie", "a=1"],
        ["Set-Cookie", "b=2"],
      ],
      body: Buffer.from([1, 2, 3]),
    };
    emulator.fault({ match: { operation: "login" }, nth: 1, action });
    emulator.fault({ match: { operation: "login" }, nth: 1, action: { ...action, handled: true } });
    const answer = await fetch(`${emulator.baseUrl}/login`, { method: "POST" });
    expect(answer.headers.get("x-a")).toBe("1, 2");
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([1, 2, 3]);
    expect(emulator.sessions).toEqual([]);
    await flashbladeSession(emulator);
    expect(emulator.sessions).toHaveLength(1);
  });

  test("a reset before the request took effect, and after it", async () => {
    const emulator = await start("flashblade");
    const login = { match: { operation: "login" } };
    emulator.fault({ ...login, nth: 1, action: { type: "reset", when: "before" } });
    await expect(flashbladeSession(emulator)).rejects.toThrow("fetch failed");
    expect(emulator.counters.logins).toBe(0);
    emulator.fault({ ...login, nth: 1, action: { type: "reset", when: "after" } });
    await expect(flashbladeSession(emulator)).rejects.toThrow("fetch failed");
    expect(emulator.counters).toMatchObject({ logins: 1, dropped: 2 });
    expect(emulator.sessions).toHaveLength(1);
    expect(emulator.requests.map(({ status }) => status)).toEqual([0, 0]);
  });

  test("a reset over TLS", async () => {
    const emulator = await start("flashblade", { tls: true, faults: [{ action: { type: "reset", when: "before" } }] });
    const error = await new Promise<NodeJS.ErrnoException>((resolve) => {
      httpsRequest(emulator.origin + path, { ca: emulator.ca, agent: false })
        .on("error", resolve)
        .end();
    });
    expect(error.code).toBe("ECONNRESET");
  });

  test("silence, until the client gives up", async () => {
    const { emulator } = await withFault({ action: { type: "hang" } });
    const client = new AbortController();
    const asked = fetch(emulator.origin + path, { signal: client.signal });
    await expect.poll(() => emulator.counters.requests).toBe(1); // it is there, and gets no answer
    client.abort();
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
    await emulator.idle();
    expect(emulator.counters).toMatchObject({ requests: 1, dropped: 1 });
  });

  test("bytes that are no HTTP", async () => {
    const { ask } = await withFault({ action: { type: "raw", bytes: "SSH-2.0-OpenSSH_9.6\r\n" } });
    expect((await ask()).error).toMatch(/^HPE_/);
  });
});

async function changedLogin(change: Omit<Extract<FaultAction, { type: "modify" }>, "type">) {
  const emulator = await start("cloudendure", { faults: [{ match: { operation: "login" }, action: { type: "modify", ...change } }] });
  const body = JSON.stringify({ userApiToken: emulator.credentials.userApiToken });
  const answer = await exchange(
    emulator.port,
    request(["POST /api/latest/login HTTP/1.1", "Host: a", `Content-Length: ${body.length}`], body),
  );
  return { emulator, answer, cookies: answer.headers["set-cookie"] ?? [] };
}

describe("a changed answer", () => {
  test("without a cookie, with one twice, with another value; the session is open all the same", async () => {
    expect((await changedLogin({ removeCookies: ["session"] })).cookies.map((line) => line.split("=")[0])).toEqual(["XSRF-TOKEN"]);
    expect((await changedLogin({ duplicateCookies: ["session"] })).cookies.map((line) => line.split("=")[0])).toEqual([
      "XSRF-TOKEN",
      "session",
      "session",
    ]);
    const { emulator, cookies } = await changedLogin({ setCookies: { session: "" } });
    expect(cookies[1]).toBe("session=; HttpOnly; Path=/");
    expect(emulator.sessions).toHaveLength(1);
  });

  test("status, headers, body", async () => {
    const { answer } = await changedLogin({
      status: 500,
      removeHeaders: ["Set-Cookie"],
      setHeaders: [["content-type", "text/plain"]],
      addHeaders: [["X-New", "1"]],
      duplicateHeaders: ["x-cloudendure-version"],
      body: "no",
    });
    expect(answer).toMatchObject({
      status: 500,
      body: "no",
      headers: { "content-type": ["text/plain"], "x-new": ["1"], "x-cloudendure-version": ["5", "5"] },
    });
    expect(answer.headers["set-cookie"]).toBe(undefined);
  });

  const values: [string, { given: string; want: RegExp }][] = [
    ["CR and LF", { given: "a\r\nX-Evil: 1", want: /\r\nX-Long: a\r\nX-Evil: 1\r\n/ }],
    ["a bare LF", { given: "a\nb", want: /\r\nX-Long: a\nb\r\n/ }],
    ["NUL", { given: "a\0b", want: /\r\nX-Long: a\0b\r\n/ }],
    ["Latin-1, as UTF-8", { given: "caf\u00e9", want: /\r\nX-Long: caf\u00c3\u00a9\r\n/ }],
    ["beyond Latin-1", { given: "\u2603", want: /\r\nX-Long: \u00e2\u0098\u0083\r\n/ }],
    ["12 KiB", { given: "x".repeat(12_288), want: /\r\nX-Long: x{12288}\r\n/ }],
    ["nothing", { given: "", want: /\r\nX-Long: ?\r\n/ }],
  ];
  test.each(values)("a header of %s goes out as it is", async (_, { given, want }) => {
    const { answer } = await changedLogin({ setHeaders: [["X-Long", given]] });
    expect(answer.status).toBe(200);
    expect(`${answer.head}\r\n`).toMatch(want);
  });
});

describe("a body that misbehaves", () => {
  test("half of it", async () => {
    const { ask } = await withFault({ action: { type: "halfBody" } });
    const { status, headers, body, error } = await ask();
    expect([status, error]).toEqual([200, "ECONNRESET"]);
    expect(body.length).toBe(Math.floor(Number(headers["content-length"]) / 2));
  });

  test("malformed JSON, complete as HTTP", async () => {
    const { ask } = await withFault({ action: { type: "malformedJson" } });
    const { headers, body, error } = await ask();
    expect(error).toBe(undefined);
    expect(body.length).toBe(Number(headers["content-length"]));
    expect(() => JSON.parse(body.toString()) as unknown).toThrow(SyntaxError);
  });

  test("dripping", async () => {
    const { emulator, ask } = await withFault({ action: { type: "drip", bytes: 100, every: 600_000 } });
    expect((await ask({ maxBytes: 1 })).body.length).toBe(100); // the next piece comes ten minutes later
    emulator.clearFaults();
    emulator.fault({ action: { type: "drip", bytes: 100, every: 1 } });
    expect(JSON.parse((await ask()).body.toString())).toHaveProperty("versions");
  });

  test("endless, while the server goes on serving, and ends with the client", async () => {
    const { emulator, ask } = await withFault({ nth: 1, action: { type: "endless" } });
    const endless = ask({ maxBytes: 20_000_000 });
    await emulator.waitFor({});
    expect((await ask()).status).toBe(200);
    expect((await endless).error).toBe("limit");
    await emulator.idle();
  });

  test("huge", async () => {
    const { ask } = await withFault({ action: { type: "huge", bytes: 3_000_001 } });
    expect((await ask()).body.length).toBe(3_000_001);
  });

  test("a gzip bomb is small on the wire", async () => {
    const { ask } = await withFault({ action: { type: "gzipBomb", bytes: 20_000_000 } });
    const { headers, body } = await ask();
    expect(headers["content-encoding"]).toBe("gzip");
    expect(body.length).toBeLessThan(60_000);
    expect(gunzipSync(body).length).toBe(20_000_000);
  });
});
