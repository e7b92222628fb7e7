const encoder = new TextEncoder();

/** Names and values, duplicates allowed, sent in this order. */
export type HeaderList = ReadonlyArray<readonly [name: string, value: string]>;

/** What a body may be: text, bytes, or pieces that are made as the client reads them. */
export type AnswerBody = string | Uint8Array | (() => AsyncIterable<Uint8Array>);

/** What the emulator sends, the same for a socket and for `emulator.fetch`. */
export interface Answer {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: AnswerBody;
  /**
   * How the answer reaches the client when a fault says so: `reset` sends nothing and resets the connection, `hang` sends
   * nothing and keeps it open, `cut` sends the head and the first half of the body, then resets.
   */
  readonly delivery?: "reset" | "hang" | "cut";
  /** Sent instead of head and body, byte for byte; then the connection closes. */
  readonly raw?: Uint8Array;
}

/** An answer with a JSON body. */
export function json(status: number, value: unknown, headers: HeaderList = []): Answer {
  return { status, headers: [["Content-Type", "application/json"], ...headers], body: JSON.stringify(value) };
}

/** An answer without a body. */
export function empty(status: number, headers: HeaderList = []): Answer {
  return { status, headers, body: "" };
}

/** An answer with an HTML page. */
export function html(status: number, page: string, headers: HeaderList = []): Answer {
  return { status, headers: [["Content-Type", "text/html; charset=utf-8"], ...headers], body: page };
}

/** A body as bytes; one that is made while it is read has none yet. */
export function toBytes(body: AnswerBody): Uint8Array {
  if (typeof body === "function") return new Uint8Array();
  return typeof body === "string" ? encoder.encode(body) : body;
}

/** How many bytes a body has; undefined for one that is made while it is read. */
export function bodyLength(body: AnswerBody): number | undefined {
  if (typeof body === "function") return undefined;
  return typeof body === "string" ? Buffer.byteLength(body) : body.byteLength;
}
