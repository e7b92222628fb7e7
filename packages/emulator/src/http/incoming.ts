/** A request as it arrived, the same for a socket and for `emulator.fetch`. */
export interface Incoming {
  readonly method: string;
  /** Path without the query, as sent. */
  readonly path: string;
  /** The query without its question mark, as sent. */
  readonly query: string;
  /** Names and values in turn, as sent: `["Host", "127.0.0.1", "api-token", "T-…"]`. */
  readonly rawHeaders: readonly string[];
  /** Scheme, host and port the client addressed: `http://127.0.0.1:9001`. */
  readonly origin: string;
  readonly body: string;
  /** Bytes of the body as sent, also of one too long to be kept. */
  readonly bodyBytes: number;
}

/** Bodies above this many bytes are read to their end, counted, and answered with 413. */
export const maxBodyBytes = 1024 * 1024;

/** The first header of that name (given in lower case), or undefined. */
export function getHeader(incoming: Incoming, name: string): string | undefined {
  const raw = incoming.rawHeaders;
  for (let index = 0; index < raw.length; index += 2) {
    const candidate = raw[index] as string;
    if (candidate.length === name.length && candidate.toLowerCase() === name) return raw[index + 1];
  }
  return undefined;
}

/** The first cookie of that name, exactly as sent: nothing is decoded or unquoted. */
export function getCookie(incoming: Incoming, name: string): string | undefined {
  const header = getHeader(incoming, "cookie");
  if (header === undefined) return undefined;
  for (const pair of header.split(";")) {
    const equals = pair.indexOf("=");
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

/** Splits a request target into path and query; a proxy's absolute form loses its origin. */
export function splitTarget(target: string): { path: string; query: string } {
  const absolute = /^https?:\/\/[^/?#]*/i.exec(target);
  const rest = absolute === null ? target : target.slice(absolute[0].length) || "/";
  const mark = rest.indexOf("?");
  return mark === -1 ? { path: rest, query: "" } : { path: rest.slice(0, mark), query: rest.slice(mark + 1) };
}
