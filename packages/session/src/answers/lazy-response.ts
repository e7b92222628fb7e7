import { type BodySource, heldBody, streamedBody } from "./body-source.ts";

/** An answer without its body. */
export type Head = Pick<Response, "url" | "type" | "redirected" | "status" | "statusText" | "headers">;

const decoder = new TextDecoder();
const none = Promise.resolve(new Uint8Array());
/** Replaces a body that was read, so that its memory is freed before the answer is. */
const gone = heldBody(none);

/**
 * An answer that makes a real `Response` only when more than its text, JSON or bytes is asked for: the streams in a real one
 * cost as much as the rest of a call. It does what a `Response` does, and is `instanceof Response`. Only code of the platform
 * that does not call its methods, such as a `Cache`, does not accept it.
 */
export class LazyResponse implements Response {
  readonly #head: Head;
  #source: BodySource | null;
  #isRead = false;
  #real: Response | undefined;

  constructor(head: Head, source: BodySource | null) {
    // At the first one: naming `Response` makes Node load its fetch, twenty milliseconds that an import should not cost.
    if (!(this instanceof Response)) Object.setPrototypeOf(LazyResponse.prototype, Response.prototype);
    this.#head = head;
    this.#source = source;
  }

  get url() {
    return this.#head.url;
  }
  get type(): Response["type"] {
    return this.#head.type;
  }
  get redirected() {
    return this.#head.redirected;
  }
  get status() {
    return this.#head.status;
  }
  get statusText() {
    return this.#head.statusText;
  }
  get headers(): Headers {
    return this.#head.headers;
  }
  get ok() {
    return this.status > 199 && this.status < 300;
  }
  get body() {
    return this.#source && this.#asReal().body;
  }
  get bodyUsed() {
    return this.#isRead || this.#real?.bodyUsed === true;
  }

  /** The text of a short body, which can still be read after it. */
  async look(): Promise<string> {
    if (this.#real) return this.#real.clone().text();
    if (this.#source) this.#source = heldBody(this.#source.bytes());
    return decoder.decode(await this.#source?.bytes());
  }

  async text(): Promise<string> {
    return decoder.decode(await this.#whole());
  }
  async json(): Promise<unknown> {
    return JSON.parse(decoder.decode(await this.#whole())) as unknown;
  }
  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#whole()); // a copy: clones may share them
  }
  async arrayBuffer(): Promise<ArrayBuffer> {
    return (await this.bytes()).buffer;
  }
  async blob(): Promise<Blob> {
    return this.#asReal().blob();
  }
  async formData(): Promise<FormData> {
    return this.#asReal().formData();
  }

  clone(): Response {
    const { url, type, redirected, status, statusText, headers } = this.#head;
    const head = { url, type, redirected, status, statusText, headers: new Headers(headers) };
    if (this.#real === undefined && !this.#isRead && this.#source?.isHeld) {
      this.#source = heldBody(this.#source.bytes());
      return new LazyResponse(head, this.#source);
    }
    const copy = this.#asReal().clone();
    const clone = new LazyResponse(head, copy.body && streamedBody(copy.body));
    clone.#real = copy; // Node 20 cancels the body of a clone that is garbage-collected
    return clone;
  }

  #whole(): Promise<Uint8Array> {
    if (this.bodyUsed || this.#real) {
      return this.#asReal()
        .arrayBuffer()
        .then((buffer) => new Uint8Array(buffer));
    }
    if (this.#source === null) return none;
    const bytes = this.#source.bytes();
    this.#isRead = true;
    this.#source = gone;
    return bytes;
  }

  /** Used for its body alone. Without status text: a server may send one that the constructor refuses. */
  #asReal(): Response {
    return (this.#real ??= this.#isRead ? spent() : new Response(this.#source?.stream() ?? null, { headers: this.headers }));
  }
}

/** An answer that was read: its methods fail as they do on any `Response` whose body was used. */
function spent(): Response {
  const response = new Response("");
  void response.text();
  return response;
}
