import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request as it came in. */
export interface Heard {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** What is sent back. A `body` goes as JSON, a `text` as it is. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: unknown;
  readonly text?: string;
}

/** What a server counted. A call that ends a session is a logout; one that changes something else has an effect. */
export interface Counted {
  logins: number;
  logouts: number;
  /** Logins and calls that were refused. */
  refused: number;
  effects: number;
}

/** What a server of a session style holds. */
export interface StyleState {
  /** Sessions that are open, by the secret that carries them. Clear it to end them all. */
  readonly sessions: Map<string, string>;
  readonly counted: Counted;
}

export interface StyleServer extends StyleState, AsyncDisposable {
  readonly origin: string;
  /** Everything that came in, in its order. */
  readonly heard: readonly Heard[];
}

/** The one account that a server knows. */
export interface Account {
  readonly username: string;
  readonly password: string;
}

/** Serves on a free port of this machine. */
export async function serve(handle: (heard: Heard, state: StyleState) => Reply): Promise<StyleServer> {
  const all: Heard[] = [];
  const state: StyleState = { sessions: new Map(), counted: { logins: 0, logouts: 0, refused: 0, effects: 0 } };
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const heard = { method, path: url, headers, body: await text(request) };
    all.push(heard);
    const { status, headers: sent, body, text: plain } = handle(heard, state);
    response.writeHead(status, { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...sent });
    response.end(body === undefined ? plain : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    ...state,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: all,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
