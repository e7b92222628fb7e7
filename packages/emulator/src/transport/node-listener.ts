import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { getHeader, maxBodyBytes, splitTarget, type Incoming } from "../http/incoming.ts";
import type { Dispatch } from "../server/dispatch.ts";
import type { InFlight } from "../server/in-flight.ts";
import { sendAnswer } from "./send-answer.ts";

/** Turns Node's requests into the emulator's, and its answers into bytes. `ownOrigin` stands in when no Host header came. */
export function createNodeListener(inFlight: InFlight, dispatch: Dispatch, ownOrigin: () => string): RequestListener {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    inFlight.enter();
    response.once("close", () => inFlight.leave());
    const { path, query } = splitTarget(request.url ?? "/");
    const bare = { method: request.method ?? "GET", path, query, rawHeaders: request.rawHeaders, origin: "", body: "", bodyBytes: 0 };
    const hasBody = getHeader(bare, "transfer-encoding") !== undefined || (getHeader(bare, "content-length") ?? "0") !== "0";
    const content = hasBody ? await readBody(request) : { body: "", bodyBytes: 0 };
    if (content === undefined) return; // the client left in the middle of its request
    const own = ownOrigin();
    const host = getHeader(bare, "host");
    const incoming: Incoming = { ...bare, ...content, origin: host === undefined ? own : own.slice(0, own.indexOf("//") + 2) + host };
    await sendAnswer(request.socket, response, await dispatch(incoming));
  }

  return (request, response) => {
    // What fails here fails while an answer is being written, so that no other answer can be sent.
    answer(request, response).catch(() => response.destroy());
  };
}

async function readBody(request: IncomingMessage): Promise<{ body: string; bodyBytes: number } | undefined> {
  const pieces: Buffer[] = [];
  let bodyBytes = 0;
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      bodyBytes += piece.length;
      if (bodyBytes <= maxBodyBytes) pieces.push(piece);
    }
  } catch {
    return undefined;
  }
  return { body: Buffer.concat(pieces).toString("utf8"), bodyBytes };
}
