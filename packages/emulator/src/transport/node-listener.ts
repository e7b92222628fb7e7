import type { IncomingMessage, ServerResponse } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import { getHeader, maxBodyBytes, splitTarget, type Incoming } from "../http/incoming.ts";
import type { Dispatch } from "../server/dispatch.ts";
import type { InFlight } from "../server/in-flight.ts";
import { sendAnswer } from "./send-answer.ts";

/** What Node calls for every request, of HTTP/1 and of HTTP/2. */
export type NodeListener = (request: IncomingMessage | Http2ServerRequest, response: ServerResponse | Http2ServerResponse) => void;

/** Turns Node's requests into the emulator's, and its answers into bytes. `ownOrigin` stands in when no Host header came. */
export function createNodeListener(inFlight: InFlight, dispatch: Dispatch, ownOrigin: () => string): NodeListener {
  async function answer(...[request, response]: Parameters<NodeListener>): Promise<void> {
    inFlight.enter();
    response.once("close", () => inFlight.leave());
    const { path, query } = splitTarget(request.url ?? "/");
    const rawHeaders = "stream" in request ? withoutPseudoHeaders(request.rawHeaders) : request.rawHeaders;
    const bare = { method: request.method ?? "GET", path, query, rawHeaders, origin: "", body: "", bodyBytes: 0 };
    const content = hasBody(request, bare) ? await readBody(request) : { body: "", bodyBytes: 0 };
    if (content === undefined) return; // the client left in the middle of its request
    const own = ownOrigin();
    const host = getHeader(bare, "host");
    const incoming: Incoming = { ...bare, ...content, origin: host === undefined ? own : own.slice(0, own.indexOf("//") + 2) + host };
    const made = await dispatch(incoming);
    if (!("stream" in response)) return sendAnswer(request.socket, response, made);
    const { sendHttp2Answer } = await import("./send-http2-answer.ts"); // plain HTTP starts without Node's HTTP/2
    await sendHttp2Answer(response.stream, incoming.method, made);
  }

  return (request, response) => {
    // What fails here fails while an answer is being written, so that no other answer can be sent.
    answer(request, response).catch(() => ("stream" in response ? response.stream : response).destroy());
  };
}

function hasBody(request: Parameters<NodeListener>[0], bare: Incoming): boolean {
  if ("stream" in request) return !request.stream.endAfterHeaders;
  return getHeader(bare, "transfer-encoding") !== undefined || (getHeader(bare, "content-length") ?? "0") !== "0";
}

/** HTTP/2 has the host in `:authority`; a server behind it reads `Host`. */
function withoutPseudoHeaders(rawHeaders: readonly string[]): string[] {
  const plain: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = "", value = ""] = rawHeaders.slice(index, index + 2);
    if (name === ":authority") plain.push("host", value);
    else if (!name.startsWith(":")) plain.push(name, value);
  }
  return plain;
}

async function readBody(request: AsyncIterable<Buffer>): Promise<{ body: string; bodyBytes: number } | undefined> {
  const pieces: Buffer[] = [];
  let bodyBytes = 0;
  try {
    for await (const piece of request) {
      bodyBytes += piece.length;
      if (bodyBytes <= maxBodyBytes) pieces.push(piece);
    }
  } catch {
    return undefined;
  }
  return { body: Buffer.concat(pieces).toString("utf8"), bodyBytes };
}
