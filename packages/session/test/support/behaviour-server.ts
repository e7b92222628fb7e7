import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";

/** A server that does one plain thing a path, to compare two `fetch` functions by. */
export async function startBehaviourServer() {
  const seen = { connections: 0, left: new Map<string, number>() };
  const server = createServer((request, response) => {
    request.on("error", () => {});
    const { url = "/" } = request;
    response.on("close", () => response.writableEnded || seen.left.set(url, (seen.left.get(url) ?? 0) + 1));
    const { pathname } = new URL(url, "http://localhost");
    void (routes[pathname] ?? notFound)(request, response);
  });
  server.keepAliveTimeout = 600_000; // on a busy machine a client may use a connection just as it is closed
  server.on("connection", () => (seen.connections += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { origin, seen, close };
}

type Route = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What compressed bodies hold. */
export const text = "compressed ".repeat(20_000);

const routes: Readonly<Record<string, Route>> = {
  /** Says what it was sent. */
  async "/echo"(request, response) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method, url, headers } = request;
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString("latin1") }));
  },
  "/headers"(_, response) {
    response.statusMessage = "Quite Fine";
    const cookies = ["Set-Cookie", "a=1; Path=/", "Set-Cookie", "b=2; Expires=Wed, 21 Oct 2037 07:28:00 GMT"];
    response.writeHead(203, [...cookies, "X-Twice", "one", "X-Latin", "caf\u00e9", "x-twice", "two", "X-Empty", ""]).end("ok");
  },
  "/redirect": (_, response) => response.writeHead(302, { location: "/echo" }).end("moved"),
  "/204": (_, response) => response.writeHead(204).end(),
  "/205": (_, response) => response.writeHead(205, { "content-length": 0 }).end(),
  "/304": (_, response) => response.writeHead(304, { etag: '"1"' }).end(),
  "/404": (_, response) => response.writeHead(404).end("nothing here"),
  "/empty": (_, response) => response.end(),
  "/large": (_, response) => response.end("x".repeat(5_000_000)),
  "/info": (_, response) => {
    response.writeEarlyHints({ link: "</style.css>; rel=preload" });
    response.end("after 103");
  },
  "/bytes": (_, response) => response.end(Buffer.from([0, 1, 254, 255])),
  "/form": (_, response) => response.setHeader("content-type", "application/x-www-form-urlencoded").end("name=a+value"),
  /** The beginning of a short body; the rest never comes. */
  "/beginning"(_, response) {
    response.writeHead(200, { "content-length": 100 }).write("0123456789");
  },
  /** Words that no constructor of a Response takes. */
  "/words": (request) => request.socket.end("HTTP/1.1 401 Non autoris\u00e9 \u6f22\r\ncontent-length: 2\r\nconnection: close\r\n\r\nno"),
  "/two-chunks"(_, response) {
    response.write("first ");
    setTimeout(() => response.end("second"), 50);
  },
  /** Waits for the client to leave. */
  "/no-answer": () => {},
  "/head-only": (_, response) => response.writeHead(200, { "content-length": 100 }).flushHeaders(),
  "/cut"(_, response) {
    response.writeHead(200, { "content-length": 100 });
    response.write("half", () => response.destroy());
  },
  "/reset": (request) => request.socket.resetAndDestroy(),
  "/not-http": (request) => request.socket.end("hello\r\n\r\n"),
  "/gzip": encoded("gzip", gzipSync(text)),
  "/x-gzip": encoded("x-gzip", gzipSync(text)),
  "/br": encoded("br", brotliCompressSync(text)),
  "/deflate": encoded("deflate", deflateSync(text)),
  "/deflate-raw": encoded("deflate", deflateRawSync(text)),
  "/gzip-twice": encoded("gzip, GZIP", gzipSync(gzipSync(text))),
  "/gzip-short": encoded("gzip", gzipSync(text).subarray(0, -8)),
  "/gzip-broken": encoded("gzip", Buffer.from("this is not gzip")),
  "/gzip-empty": encoded("gzip", Buffer.alloc(0)),
  "/unknown-encoding": encoded("rot13", Buffer.from("grkg")),
  "/six-encodings": encoded("gzip, gzip, gzip, gzip, gzip, gzip", Buffer.from("x")),
};

function encoded(encoding: string, body: Buffer): Route {
  return (_, response) => response.writeHead(200, { "content-encoding": encoding, "content-type": "text/plain" }).end(body);
}

function notFound(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(500).end("no such route");
}
