import type { Dispatcher } from "undici";
import { streamedBody } from "../../answers/body-source.ts";
import { type Head, LazyResponse } from "../../answers/lazy-response.ts";
import { ArrivingBody } from "./arriving-body.ts";
import { decoded } from "./decoded.ts";
import { toFetchError } from "./fetch-error.ts";
import type { OutgoingRequest } from "./outgoing-request.ts";

const nullBody = new Set([204, 205, 304]);

type ReceivedHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Sends a request and resolves to its answer when the head of it is there. This is `undici.request` without the Node stream
 * behind the socket, and with an answer that makes Web streams when they are asked for (decisions/node-fetch.md).
 */
export function exchange(agent: Dispatcher, { url, method, headers, body, signal }: OutgoingRequest): Promise<Response> {
  return new Promise((resolve, reject) => {
    let connection: Dispatcher.DispatchController | undefined;
    let arriving: ArrivingBody | undefined;

    const abort = () => {
      fail(signal?.reason);
      connection?.abort(signal?.reason as Error);
    };
    const fail = (error: unknown) => {
      signal?.removeEventListener("abort", abort);
      reject(toFetchError(error, "fetch failed", signal));
      arriving?.fail(toFetchError(error, "terminated", signal));
    };
    if (signal?.aborted) return reject(signal.reason as Error);
    signal?.addEventListener("abort", abort, { once: true });

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        connection = controller;
        if (signal?.aborted) abort();
      },
      onResponseStart(controller, status, received, statusText = "") {
        if (status < 200) return;
        if (status > 599) throw new RangeError(`the answer's status, ${status}, is not one that a Response can have`);
        const head = new ReceivedHead(url, status, statusText, received);
        if (method === "HEAD" || nullBody.has(status)) return resolve(new LazyResponse(head, null));
        const { "content-encoding": encoding } = received;
        arriving = new ArrivingBody(controller);
        const source = encoding === undefined ? arriving : streamedBody(decoded(arriving.stream(), String(encoding), signal));
        resolve(new LazyResponse(head, source));
      },
      onResponseData(_, chunk) {
        arriving?.add(chunk);
      },
      onResponseEnd() {
        signal?.removeEventListener("abort", abort);
        arriving?.complete();
      },
      onResponseError(_, error) {
        fail(error);
      },
    };
    agent.dispatch({ origin: url.origin, path: url.pathname + url.search, method, headers, body: body as Buffer }, handler);
  });
}

/** An answer's head, as `fetch` would give it. */
class ReceivedHead implements Head {
  readonly type = "basic";
  readonly redirected = false;
  readonly status: number;
  readonly statusText: string;
  readonly #url: URL;
  readonly #received: ReceivedHeaders;
  #headers: Headers | undefined;

  constructor(url: URL, status: number, statusText: string, received: ReceivedHeaders) {
    this.#url = url;
    this.status = status;
    this.statusText = statusText;
    this.#received = received;
  }

  get url(): string {
    return this.#url.href;
  }

  get headers(): Headers {
    return (this.#headers ??= toHeaders(this.#received));
  }
}

function toHeaders(received: ReceivedHeaders): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(received)) {
    if (typeof values === "string") headers.append(name, values);
    else for (const value of values ?? []) headers.append(name, value);
  }
  return headers;
}
