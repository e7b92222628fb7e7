import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { wait } from "../support/wait.ts";

/** A body in pieces of so many bytes, one every so many milliseconds. Ends early when `signal` aborts. */
export function drip(body: Uint8Array, bytes: number, every: number, signal: AbortSignal): () => AsyncIterable<Uint8Array> {
  return async function* () {
    for (let from = 0; from < body.length && !signal.aborted; from += bytes) {
      if (from > 0) await wait(every, signal);
      yield body.subarray(from, from + bytes);
    }
  };
}

const piece = new Uint8Array(64 * 1024).fill(0x20);

/** Spaces, until the client leaves or `signal` aborts. */
export function endless(signal: AbortSignal): () => AsyncIterable<Uint8Array> {
  return async function* () {
    while (!signal.aborted) {
      yield piece;
      await nextTurn(); // a client that reads as fast as this is written must not keep the other requests waiting
    }
  };
}

/** So many bytes of spaces. */
export function huge(bytes: number): () => AsyncIterable<Uint8Array> {
  return async function* () {
    for (let left = bytes; left > 0; left -= piece.length) {
      yield left >= piece.length ? piece : piece.subarray(0, left);
      await nextTurn();
    }
  };
}

/** So many bytes of spaces, gzipped: about a thousandth on the wire. */
export function gzipped(bytes: number): () => AsyncIterable<Uint8Array> {
  return () => Readable.from(huge(bytes)()).pipe(createGzip({ level: 9 })) as AsyncIterable<Uint8Array>;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
