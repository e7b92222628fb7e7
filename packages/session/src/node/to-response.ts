/** What an answer's head says. */
export interface Head {
  readonly url: URL;
  readonly status: number;
  readonly statusText: string;
  /** Lower-case names; several values where the header came several times. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** The global `Response`, with what only `fetch` itself can set: `url` and `type`. Throws a `RangeError` for a status outside 200 to 599. */
export function toResponse(body: ReadableStream<Uint8Array> | null, { url, status, statusText, headers }: Head): Response {
  const response = new Response(body, { status, statusText });
  for (const name in headers) {
    const values = headers[name];
    if (typeof values === "string") response.headers.append(name, values);
    else for (const value of values ?? []) response.headers.append(name, value);
  }
  return withUrl(response, url.href);
}

const type = { value: "basic" };
const clone = { value: cloneWithUrl };

function withUrl(response: Response, url: string): Response {
  return Object.defineProperties(response, { url: { value: url }, type, clone });
}

function cloneWithUrl(this: Response): Response {
  return withUrl(Response.prototype.clone.call(this), this.url);
}
