import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { spellings } from "./spellings.ts";

/** What a sink answers every request with. */
export interface SinkAnswer {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
}

/** A server that keeps every byte it receives. */
export interface Sink extends AsyncDisposable {
  readonly origin: string;
  readonly port: number;
  /** Requests that were understood, in order. */
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly body: string;
  }[];
  /** Connections that were opened. */
  readonly connections: number;
  /** Everything received, over all connections, as it came (after TLS). */
  bytes(): Buffer;
  /** Whether this text was received, also percent-encoded, in base64, or escaped as JSON. */
  contains(secret: string): boolean;
  /** Changes the answer. */
  answerWith(answer: SinkAnswer): void;
  /** Forgets what was received. */
  clear(): void;
  close(): Promise<void>;
}

/** Where and how a sink listens. */
export interface SinkOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Certificate and key in PEM, for HTTPS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly answer?: SinkAnswer;
}

/** Starts a sink: the other origin that no secret must ever reach. */
export async function startSink(options: SinkOptions = {}): Promise<Sink> {
  const { port = 0, host = "127.0.0.1", tls } = options;
  let answer = options.answer ?? {};
  let received: Buffer[] = [];
  let requests: Sink["requests"][number][] = [];
  let connections = 0;

  const onRequest: RequestListener = async (request, response) => {
    const body = await readText(request);
    requests.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body });
    response.writeHead(answer.status ?? 200, { ...answer.headers } as Record<string, string | string[]>).end(answer.body ?? "");
  };
  const server = tls === undefined ? createHttpServer(onRequest) : createHttpsServer(tls, onRequest);
  // A data listener beside Node's own parser: both receive every byte.
  server.on(tls === undefined ? "connection" : "secureConnection", (socket: Socket) => {
    connections += 1;
    socket.on("data", (piece: Buffer) => received.push(piece));
    socket.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;

  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    origin: `${tls === undefined ? "http" : "https"}://${name}:${address.port}`,
    port: address.port,
    get requests() {
      return requests;
    },
    get connections() {
      return connections;
    },
    bytes: () => Buffer.concat(received),
    contains(secret) {
      const all = Buffer.concat(received).toString("latin1");
      return spellings(secret).some((spelling) => all.includes(spelling));
    },
    answerWith(next) {
      answer = next;
    },
    clear() {
      received = [];
      requests = [];
      connections = 0;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  try {
    for await (const piece of request.setEncoding("utf8")) text += piece as string;
  } catch {
    // The client left. What had arrived by then is kept.
  }
  return text;
}
