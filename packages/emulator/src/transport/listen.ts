import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createHttpsServer, type Server as TlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Certificate } from "./certificate.ts";
import type { Core } from "../server/core.ts";
import type { Dispatch } from "../server/dispatch.ts";
import { createNodeListener } from "./node-listener.ts";

/** A listening server. */
export interface Listener {
  readonly origin: string;
  readonly port: number;
  setCertificate(certificate: Certificate): void;
  close(): Promise<void>;
}

const serverOptions = { maxHeaderSize: 64 * 1024, keepAliveTimeout: 65_000, requestTimeout: 0, requireHostHeader: false };

/** Listens on host and port, with TLS when there is a certificate. */
export async function listen(
  core: Core,
  dispatch: Dispatch,
  { host, port, certificate }: { host: string; port: number; certificate: Certificate | undefined },
): Promise<Listener> {
  let origin = "";
  const onRequest = createNodeListener(core.inFlight, dispatch, () => origin);
  let server: Server | TlsServer;
  if (certificate === undefined) server = createHttpServer(serverOptions, onRequest);
  else server = createHttpsServer({ ...serverOptions, key: certificate.key, cert: certificate.cert }, onRequest);

  // Node would close these connections without an answer; a server answers.
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === "ECONNRESET") socket.destroy();
    else answerPlainly(socket, error.code === "HPE_HEADER_OVERFLOW" ? 431 : 400);
  });
  server.on("connect", (_request, socket: Duplex) => answerPlainly(socket, 405));

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
        server.closeAllConnections();
      });
      return closed;
    },
  };
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
