import { addAbortSignal, pipeline, Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from "node:zlib";
import { toFetchError } from "./fetch-error.ts";

/** More than any server uses: more of them are an attack. */
const maxCodings = 5;

/** As lenient as browsers: of a body that breaks off, what came is given. */
const flush = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const brotliFlush = { flush: constants.BROTLI_OPERATION_FLUSH, finishFlush: constants.BROTLI_OPERATION_FLUSH };

type Decoder = NodeJS.ReadWriteStream | ((source: AsyncIterable<Buffer>) => AsyncIterable<Buffer>);

const decoders: Readonly<Record<string, () => Decoder>> = {
  gzip: () => createGunzip(flush),
  "x-gzip": () => createGunzip(flush),
  deflate: () => inflate,
  br: () => createBrotliDecompress(brotliFlush),
};

/**
 * Decodes a body by its Content-Encoding: gzip, deflate, br, up to five of them. A body with an unknown one stays as it is.
 * Decompresses only as fast as the body is read, so that a decompression bomb costs no more than what is read. Throws a `RangeError`.
 */
export function decoded(
  body: ReadableStream<Uint8Array>,
  contentEncoding: string,
  signal: AbortSignal | null | undefined,
): ReadableStream<Uint8Array> {
  const codings = contentEncoding
    .toLowerCase()
    .split(",", maxCodings + 1)
    .map((coding) => coding.trim());
  if (codings.length > maxCodings) throw new RangeError(`the answer has more than ${maxCodings} content encodings`);
  if (!codings.every((coding) => Object.hasOwn(decoders, coding))) return body;
  const stages = codings.toReversed().map((coding) => decoders[coding]?.() as NodeJS.ReadWriteStream);
  const source = Readable.fromWeb(body as NodeReadableStream);
  // The error, if there is one, comes out of the last stage as well.
  const last = pipeline([source, ...stages], () => {}) as unknown as Readable;
  if (signal) addAbortSignal(signal, last); // all bytes may have arrived, and wait to be decompressed
  return bytesOf(last, signal);
}

/** By its standard "deflate" is the zlib format, but some servers send raw deflate. The first byte tells which. */
async function* inflate(source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const chunks = source[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const rest = { [Symbol.asyncIterator]: () => chunks };
  async function* whole() {
    yield first.value;
    yield* rest;
  }
  const decoder = ((first.value[0] ?? 0) & 15) === 8 ? createInflate(flush) : createInflateRaw(flush);
  yield* pipeline(Readable.from(whole()), decoder, () => {});
}

function bytesOf(source: Readable, signal: AbortSignal | null | undefined): ReadableStream<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  return new ReadableStream({
    type: "bytes",
    async pull(controller) {
      try {
        const { value, done } = await chunks.next();
        if (!done) return controller.enqueue(new Uint8Array(value));
        controller.close();
        controller.byobRequest?.respond(0);
      } catch (error) {
        controller.error(toFetchError(error, "terminated", signal));
      }
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}
