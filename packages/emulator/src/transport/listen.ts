import { createServer, type Server, type ServerResponse } from "node:http";
import type { Http2SecureServer, Http2ServerResponse } from "node:http2";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Core } from "../server/core.ts";
import type { Dispatch } from "../server/dispatch.ts";
import type { Certificate } from "./certificate.ts";
import { createNodeListener, type NodeListener } from "./node-listener.ts";

/** A listening server. */
export interface Listener {
  readonly origin: string;
  readonly port: number;
  setCertificate(certificate: Certificate): void;
  close(): Promise<void>;
}

const serverOptions = { maxHeaderSize: 64 * 1024, keepAliveTimeout: 65_000, requestTimeout: 0, requireHostHeader: false };

/** Listens on host and port: HTTP/1.1, and with a certificate TLS, and HTTP/2 for clients that ask for it. */
export async function listen(
  core: Core,
  dispatch: Dispatch,
  { host, port, certificate }: { host: string; port: number; certificate: Certificate | undefined },
): Promise<Listener> {
  let origin = "";
  const onRequest = createNodeListener(core.inFlight, dispatch, () => origin);
  const server = certificate === undefined ? createServer(serverOptions, onRequest) : await createTlsServer(certificate, onRequest);
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  // Node would close these connections without an answer; a server answers.
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === "ECONNRESET") socket.destroy();
    else answerPlainly(socket, error.code === "HPE_HEADER_OVERFLOW" ? 431 : 400);
  });
  server.on("connect", (_request, to: Duplex | ServerResponse | Http2ServerResponse) => {
    if ("stream" in to) to.stream.respond({ ":status": 405 }, { endStream: true });
    else answerPlainly(to as Duplex, 405);
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // Node's default is 511. When a thousand connections are opened at once, the rest would be accepted a second later.
    server.listen({ port, host, backlog: 4096 }, resolve);
  });
  const address = server.address() as AddressInfo;
  origin = `${certificate === undefined ? "http" : "https"}://${reachable(address)}:${address.port}`;

  let closed: Promise<void> | undefined;
  return {
    origin,
    port: address.port,
    setCertificate({ key, cert }) {
      if ("setSecureContext" in server) server.setSecureContext({ key, cert });
    },
    close() {
      closed ??= new Promise((resolve) => {
        core.close();
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      });
      return closed;
    },
  };
}

/** HTTP/1.1 and HTTP/2, as the client chooses. Node's HTTP/2 is loaded here, so that plain HTTP starts without it. */
async function createTlsServer({ key, cert }: Certificate, onRequest: NodeListener): Promise<Server | Http2SecureServer> {
  const { createSecureServer } = await import("node:http2");
  return createSecureServer({ ...serverOptions, allowHTTP1: true, key, cert }, onRequest);
}

/** The address as a client writes it; "all addresses" become loopback. */
function reachable({ address, family }: AddressInfo): string {
  if (address === "0.0.0.0") return "127.0.0.1";
  if (address === "::") return "[::1]";
  return family === "IPv6" ? `[${address}]` : address;
}

function answerPlainly(socket: Duplex, status: 400 | 405 | 431): void {
  if (!socket.writable) return;
  const reason = { 400: "Bad Request", 405: "Method Not Allowed", 431: "Request Header Fields Too Large" }[status];
  const body = JSON.stringify({ message: reason });
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
}
