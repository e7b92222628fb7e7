import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request as it came in. */
export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What is sent back. A `body` goes as JSON. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: unknown;
}

export interface StyleServer extends AsyncDisposable {
  readonly origin: string;
  /** Everything that came in, in its order. */
  readonly heard: readonly Heard[];
  /** Sessions that are open, by the secret that carries them. Clear it to end them all. */
  readonly sessions: Map<string, string>;
}

/** Serves on a free port of this machine. */
export async function serve(sessions: Map<string, string>, handle: (heard: Heard) => Reply): Promise<StyleServer> {
  const all: Heard[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const heard = { method, path: url, headers, body: await text(request) };
    all.push(heard);
    const { status, headers: sent, body } = handle(heard);
    response.writeHead(status, { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...sent });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: all,
    sessions,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
