import type { Writable } from "node:stream";

/** Writes a body that is made while it is sent, no faster than the client reads. Ends when the client has left. */
export async function sendPieces(to: Writable, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of pieces) {
    if (to.destroyed) return;
    if (!to.write(piece)) await drained(to);
  }
  to.end();
}

function drained(to: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      to.off("drain", done).off("close", done);
      resolve();
    };
    to.on("drain", done).on("close", done);
  });
}
