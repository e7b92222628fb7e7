import type { Agent, Dispatcher } from "undici";
import { decoded } from "./decoded.ts";
import { toFetchError } from "./fetch-error.ts";
import type { OutgoingRequest } from "./outgoing-request.ts";
import { toResponse } from "./to-response.ts";

/** Bytes of a body that are held before the reading of the connection pauses. Shorter bodies free it at once, read or not. */
const buffered = 64 * 1024;
const nullBody = new Set([204, 205, 304]);

/**
 * Sends a request and resolves to its answer when the head of it is there. This is `undici.request` without the Node stream
 * between socket and Web stream, which would cost half as much again (decisions/node-fetch.md).
 */
export function exchange(agent: Agent, { url, method, headers, body, signal }: OutgoingRequest): Promise<Response> {
  return new Promise((resolve, reject) => {
    let control: Dispatcher.DispatchController | undefined;
    let stream: ReadableByteStreamController | undefined;

    const abort = () => {
      fail(signal?.reason);
      control?.abort(signal?.reason as Error);
    };
    const fail = (error: unknown) => {
      signal?.removeEventListener("abort", abort);
      reject(toFetchError(error, "fetch failed", signal));
      stream?.error(toFetchError(error, "terminated", signal));
      stream = undefined;
    };
    if (signal?.aborted) return reject(signal.reason as Error);
    signal?.addEventListener("abort", abort, { once: true });

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        control = controller;
        if (signal?.aborted) abort();
      },
      onResponseStart(controller, status, received, statusText = "") {
        if (status < 200) return;
        let source: ReadableStream<Uint8Array> | null = null;
        if (method !== "HEAD" && !nullBody.has(status)) {
          source = new ReadableStream(
            {
              type: "bytes",
              start: (given) => void (stream = given),
              pull: () => controller.resume(),
              cancel(reason) {
                stream = undefined;
                controller.abort((reason ?? new DOMException("the body was cancelled", "AbortError")) as Error);
              },
            },
            { highWaterMark: buffered },
          );
          const encoding = received["content-encoding"];
          if (encoding !== undefined) source = decoded(source, String(encoding), signal);
        }
        resolve(toResponse(source, { url, status, statusText, headers: received }));
      },
      onResponseData(controller, chunk) {
        // A copy: streams of bytes take a buffer over, and other answers may share this one.
        stream?.enqueue(new Uint8Array(chunk));
        if ((stream?.desiredSize ?? 1) <= 0) controller.pause();
      },
      onResponseEnd() {
        signal?.removeEventListener("abort", abort);
        stream?.close();
        stream?.byobRequest?.respond(0);
        stream = undefined;
      },
      onResponseError(_, error) {
        fail(error);
      },
    };
    agent.dispatch({ origin: url.origin, path: url.pathname + url.search, method, headers, body: body as Buffer }, handler);
  });
}
