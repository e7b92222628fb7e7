/** Where the body of an answer comes from: all at once, or as it arrives. Only one of the two is asked for. */
export interface BodySource {
  /** May be asked for again. */
  bytes(): Promise<Uint8Array>;
  stream(): ReadableStream<Uint8Array>;
  /** Whether it is short enough to be held as a whole, read or not, so that clones may share it. */
  readonly isHeld: boolean;
}

/** A body that is there, or will be. */
export function heldBody(bytes: Promise<Uint8Array>): BodySource {
  bytes.catch(() => {}); // whoever reads it is told
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
