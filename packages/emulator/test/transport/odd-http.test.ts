import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { converse } from "../support/raw-http.ts";
import { start } from "../support/start.ts";

describe("odd but legal HTTP", () => {
  const rows: [string, { given: string; want: number }][] = [
    ["no Host header", { given: "GET /api/api_version HTTP/1.1\r\n\r\n", want: 200 }],
    ["HTTP/1.0", { given: "GET /api/api_version HTTP/1.0\r\n\r\n", want: 200 }],
    ["a proxy's absolute form", { given: "GET http://array.example/api/api_version HTTP/1.1\r\nHost: array.example\r\n\r\n", want: 200 }],
    ["a chunked empty body", { given: "POST /api/logout HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", want: 403 }],
    [
      "an upgrade that is not wanted",
      { given: "GET /api/api_version HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n", want: 200 },
    ],
    ["CONNECT", { given: "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n", want: 405 }],
    ["no HTTP at all", { given: "hello\r\n\r\n", want: 400 }],
    ["headers without end", { given: `GET / HTTP/1.1\r\nX: ${"x".repeat(100_000)}\r\n\r\n`, want: 431 }],
    [
      "a body over the limit",
      { given: `POST /api/login HTTP/1.1\r\nHost: a\r\nContent-Length: 1100000\r\n\r\n${"x".repeat(1_100_000)}`, want: 413 },
    ],
  ];
  test.each(rows)("%s is answered", async (_, { given, want }) => {
    const { port } = await start("flashblade");
    const send = await converse(port);
    expect((await send(given)).status).toBe(want);
  });

  test("pipelined requests are answered in order", async () => {
    const { port } = await start("flashblade");
    const socket = connect(port, "127.0.0.1");
    onTestFinished(() => void socket.destroy());
    socket
      .setEncoding("latin1")
      .write("GET /api/api_version HTTP/1.1\r\nHost: a\r\n\r\nGET /api/2.0/arrays HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    let received = "";
    for await (const piece of socket) received += piece as string;
    expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 403"]);
  });
});
