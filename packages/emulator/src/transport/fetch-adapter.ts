import { toBytes, type Answer } from "../http/answer.ts";
import { maxBodyBytes, type Incoming } from "../http/incoming.ts";
import type { Core } from "../server/core.ts";
import type { Dispatch } from "../server/dispatch.ts";

/** As bytes decode on a socket: a byte order mark stays. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The emulator as a `fetch`; made of what browsers have, too. What breaks a connection rejects, as `fetch` does, with a TypeError; an aborted signal rejects with its reason. */
export function createFetch(
  { inFlight, closing }: Pick<Core, "inFlight" | "closing">,
  dispatch: Dispatch,
): (input: Request | URL | string, init?: RequestInit) => Promise<Response> {
  return async function emulatorFetch(input, init) {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    if (closing.aborted) throw networkError("ECONNREFUSED", "the emulator is closed");
    inFlight.enter();
    try {
      const answer = await abortable(dispatch(await toIncoming(request)), request.signal);
      return await toResponse(answer, request, closing);
    } finally {
      inFlight.leave();
    }
  };
}

async function toIncoming(request: Request): Promise<Incoming> {
  const url = new URL(request.url);
  const bytes = await request.arrayBuffer();
  return {
    method: request.method,
    path: url.pathname,
    query: url.search.slice(1),
    rawHeaders: [...request.headers].flat(),
    origin: url.origin,
    body: bytes.byteLength > maxBodyBytes ? "" : decoder.decode(bytes),
    bodyBytes: bytes.byteLength,
  };
}

async function toResponse(answer: Answer, request: Request, closing: AbortSignal): Promise<Response> {
  if (answer.delivery === "hang") await abortable(new Promise<never>(() => {}), AbortSignal.any([request.signal, closing]));
  if (answer.delivery === "reset") throw networkError("ECONNRESET", "the emulator reset the connection");
  if (answer.raw !== undefined) throw networkError("HPE_INVALID_CONSTANT", "the emulator sent bytes that only a socket carries");
  let headers: Headers;
  try {
    headers = new Headers(answer.headers.map(([name, value]) => [name, value] as [string, string]));
  } catch {
    throw networkError("HPE_INVALID_HEADER_TOKEN", "the emulator sent a header that only a socket carries");
  }
  // As on a socket: Content-Length is that of the whole body, and half of it is sent.
  if (answer.delivery === "cut") headers.set("content-length", String(toBytes(answer.body).length));
  // A fetch unpacks bodies.
  const bombed = typeof answer.body === "function" && headers.get("content-encoding") === "gzip";
  const hasBody = request.method !== "HEAD" && ![204, 205, 304].includes(answer.status);
  const stream = hasBody ? toStream(answer) : null;
  return new Response(bombed && stream !== null ? stream.pipeThrough(new DecompressionStream("gzip")) : stream, {
    status: answer.status,
    headers,
  });
}

function toStream({ body, delivery }: Answer): ReadableStream<Uint8Array<ArrayBuffer>> {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    if (typeof body === "function") return yield* body();
    const bytes = toBytes(body);
    if (delivery !== "cut") return yield bytes;
    yield bytes.subarray(0, Math.floor(bytes.length / 2));
    throw networkError("UND_ERR_SOCKET", "the emulator cut the answer");
  }
  return streamOf(pieces());
}

/** As ReadableStream.from, which not every browser has. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { value, done } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value as Uint8Array<ArrayBuffer>);
      },
      cancel: async () => void (await pieces.return(undefined)),
    },
    { highWaterMark: 0 },
  );
}

function networkError(code: string, message: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code }) });
}

/** The work's result, or the signal's reason if that comes first. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
