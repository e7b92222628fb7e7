import { types } from "node:util";

/** A request as undici takes it. */
export interface OutgoingRequest {
  readonly url: URL;
  readonly method: string;
  /** Names and values in turn. */
  readonly headers: string[];
  readonly body: string | Buffer | Blob | AsyncIterable<Uint8Array> | null;
  readonly signal: AbortSignal | null | undefined;
}

const token = /^[!#$%&'*+\-.^`|~\w]+$/;

/** Reads what `fetch` takes. Rejects with a `TypeError` as `fetch` does, though never with a URL's password in it. */
export async function readRequest(input: string | URL | Request, init: RequestInit = {}): Promise<OutgoingRequest> {
  if (init.integrity) throw new TypeError("nodeFetch does not check integrity; verify the body yourself, or use the built-in fetch");
  if (input instanceof Request) {
    const { url, method, headers, body, signal } = new Request(input, init);
    // The length of a Request's body cannot be seen, so it is read to send it with one; many servers refuse chunked bodies.
    return readRequest(url, { method, headers, body: body === null ? null : await new Response(body).arrayBuffer(), signal });
  }
  const url = readUrl(input);
  const method = readMethod(init.method);
  const [body, contentType] = init.body instanceof FormData ? await readForm(init.body) : readBody(init);
  if (body !== null && (method === "GET" || method === "HEAD")) throw new TypeError(`a ${method} request cannot have a body`);
  const headers = readHeaders(init.headers, { contentType, isSecure: url.protocol === "https:" });
  return { url, method, headers, body, signal: init.signal };
}

function readUrl(input: string | URL): URL {
  const url = parseUrl(input);
  if (url.username !== "" || url.password !== "") throw new TypeError(`the URL of ${url.host} includes credentials; send them in a header`);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new TypeError("fetch failed", { cause: new Error(`unknown scheme: nodeFetch takes http: and https:, got ${url.protocol}`) });
  }
  if (url.hash !== "") url.hash = "";
  return url;
}

function parseUrl(input: string | URL): URL {
  try {
    return new URL(input);
  } catch {
    throw new TypeError("fetch takes an absolute URL, such as https://host.example/path"); // Node's own error shows all of the input
  }
}

function readMethod(given = "GET"): string {
  const method = /^(delete|get|head|options|patch|post|put)$/i.test(given) ? given.toUpperCase() : given;
  if (!token.test(method) || /^(connect|trace|track)$/i.test(method))
    throw new TypeError(`fetch cannot send the method ${JSON.stringify(method)}`);
  return method;
}

type Body = [body: OutgoingRequest["body"], contentType?: string | undefined];

async function readForm(form: FormData): Promise<Body> {
  const encoded = new Response(form);
  return [Buffer.from(await encoded.arrayBuffer()), encoded.headers.get("content-type") ?? undefined];
}

/** The body, and the Content-Type it brings along. */
function readBody({ body, duplex }: RequestInit): Body {
  if (body === undefined || body === null) return [null];
  if (typeof body === "string") return [body, "text/plain;charset=UTF-8"];
  if (body instanceof URLSearchParams) return [body.toString(), "application/x-www-form-urlencoded;charset=UTF-8"];
  if (types.isArrayBuffer(body)) return [Buffer.from(body.slice(0))]; // also one of another realm
  if (ArrayBuffer.isView(body)) return [Buffer.from(Buffer.from(body.buffer, body.byteOffset, body.byteLength))];
  if (body instanceof Blob) return [body, body.type || undefined];
  if (!(Symbol.asyncIterator in body)) return readBody({ body: String(body as unknown) });
  if (duplex !== "half") throw new TypeError('a body that is a stream needs duplex: "half"');
  if (body instanceof ReadableStream && body.locked) throw new TypeError("the body is a stream that is being read elsewhere");
  return [body as AsyncIterable<Uint8Array>];
}

/** The given headers, and those that fetch adds where they are missing. */
function readHeaders(
  given: RequestInit["headers"],
  { contentType, isSecure }: { contentType: string | undefined; isSecure: boolean },
): string[] {
  const headers = given instanceof Headers ? given : new Headers(given);
  const flat: string[] = [];
  for (const [name, value] of headers) flat.push(name, value);
  const add = (name: string, value: string) => {
    if (!headers.has(name)) flat.push(name, value);
  };
  if (contentType !== undefined) add("content-type", contentType);
  add("accept", "*/*");
  add("user-agent", "node");
  // A range is one of the bytes as they are sent; decompressing a part of them makes no sense.
  add("accept-encoding", headers.has("range") ? "identity" : isSecure ? "br, gzip, deflate" : "gzip, deflate");
  return flat;
}
