import { createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { onTestFinished } from "vitest";

/** A proxy that takes every host for a port of this machine, for one test. */
export async function startProxy(port: number, { refuses = false } = {}) {
  /** What it was asked for, and the credentials that it was given. */
  const seen: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const server = createServer((incoming, outgoing) => {
    seen.push(`${incoming.method} ${incoming.url}`);
    authorizations.push(incoming.headers["proxy-authorization"]);
    const { pathname, search } = new URL(incoming.url ?? "");
    const { method, headers } = incoming;
    const forwarded = request({ port, host: "127.0.0.1", path: pathname + search, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(forwarded);
  });
  server.on("connect", ({ url, headers }, socket) => {
    seen.push(`CONNECT ${url}`);
    authorizations.push(headers["proxy-authorization"]);
    socket.on("error", () => {});
    if (refuses) {
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    const target = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      target.pipe(socket).pipe(target);
    });
    target.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, authorizations };
}
