import type { Dispatcher } from "undici";
import type { BodySource } from "../../answers/body-source.ts";

/** Bytes of a body that are held before reading from the connection pauses. Shorter bodies free the connection at once. */
const maxHeldBytes = 64 * 1024;

/** A body as it arrives on the connection: held until all of it, or a stream, is asked for. */
export class ArrivingBody implements BodySource {
  readonly #connection: Dispatcher.DispatchController;
  readonly #chunks: Uint8Array<ArrayBuffer>[] = [];
  #size = 0;
  #isComplete = false;
  #failure: Error | undefined;
  #whole: Promise<Uint8Array> | undefined;
  #reader: { resolve(bytes: Uint8Array): void; reject(error: Error): void } | undefined;
  #stream: ReadableByteStreamController | undefined;

  constructor(connection: Dispatcher.DispatchController) {
    this.#connection = connection;
  }

  /** False while it arrives: clones of it then stream, and free the connection when they are cancelled. */
  get isHeld(): boolean {
    return this.#isComplete && this.#size <= maxHeldBytes;
  }

  bytes(): Promise<Uint8Array> {
    return (this.#whole ??= new Promise((resolve, reject) => {
      this.#reader = { resolve, reject };
      this.#connection.resume();
      this.#settle();
    }));
  }

  stream(): ReadableStream<Uint8Array> {
    return new ReadableStream(
      {
        type: "bytes",
        start: (controller) => {
          this.#stream = controller;
          for (const chunk of this.#chunks.splice(0)) controller.enqueue(chunk);
          this.#settle();
        },
        pull: () => this.#connection.resume(),
        cancel: (reason) => {
          this.#stream = undefined;
          this.#connection.abort((reason ?? new DOMException("the body was cancelled", "AbortError")) as Error);
        },
      },
      { highWaterMark: maxHeldBytes },
    );
  }

  add(chunk: Uint8Array): void {
    if (chunk.length === 0) return; // undici gives an empty one when it resumes, and a byte stream refuses it
    const copy = new Uint8Array(chunk); // the connection reuses this one, and streams take over a buffer
    if (this.#stream) {
      this.#stream.enqueue(copy);
      if ((this.#stream.desiredSize ?? 1) <= 0) this.#connection.pause();
      return;
    }
    this.#chunks.push(copy);
    this.#size += copy.length;
    if (this.#size > maxHeldBytes && !this.#reader) this.#connection.pause();
  }

  complete(): void {
    this.#isComplete = true;
    this.#settle();
  }

  fail(error: Error): void {
    if (this.#isComplete) return;
    this.#failure ??= error;
    this.#settle();
  }

  #settle(): void {
    if (this.#failure) {
      this.#reader?.reject(this.#failure);
      this.#stream?.error(this.#failure);
      this.#stream = undefined;
    } else if (this.#isComplete) {
      if (this.#reader) {
        const chunks = this.#chunks.splice(0);
        this.#reader.resolve(chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks));
        this.#reader = undefined;
      }
      this.#stream?.close();
      this.#stream?.byobRequest?.respond(0);
      this.#stream = undefined;
    }
  }
}
