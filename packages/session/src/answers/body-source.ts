/** The body of an answer: all at once, or as it arrives. Only one of the two is used. */
export interface BodySource {
  /** May be called again. */
  bytes(): Promise<Uint8Array>;
  stream(): ReadableStream<Uint8Array>;
  /** Whether it is short enough to be held as a whole, read or not, so that clones may share it. */
  readonly isHeld: boolean;
}

/** A body as a whole, now or later. */
export function heldBody(bytes: Promise<Uint8Array>): BodySource {
  bytes.catch(() => {}); // reported to the caller that reads it
  return {
    bytes: () => bytes,
    stream: () =>
      new ReadableStream({
        type: "bytes",
        async start(controller) {
          const copy = new Uint8Array(await bytes);
          if (copy.length > 0) controller.enqueue(copy);
          controller.close();
          controller.byobRequest?.respond(0);
        },
      }),
    isHeld: true,
  };
}

export function streamedBody(stream: ReadableStream<Uint8Array>): BodySource {
  return {
    bytes: async () => new Uint8Array(await new Response(stream).arrayBuffer()),
    stream: () => stream,
    isHeld: false,
  };
}
