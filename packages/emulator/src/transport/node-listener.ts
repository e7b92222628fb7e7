import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { json, type Answer } from "../http/answer.ts";
import { controlPrefix, type Control } from "../control/control.ts";
import type { Core } from "../server/core.ts";
import { getHeader, maxBodyBytes, splitTarget, type Incoming } from "../http/incoming.ts";
import { hostName, isLoopback } from "../support/loopback.ts";
import { sendAnswer } from "./send-answer.ts";

/**
 * Turns Node's requests into the core's, and the core's answers into bytes. `ownOrigin` stands in when no Host header came.
 * `local` says that it listens on loopback only.
 */
export function createNodeListener(
  core: Core,
  control: Control,
  { ownOrigin, local }: { ownOrigin: () => string; local: boolean },
): RequestListener {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    core.inFlight.enter();
    response.once("close", () => core.inFlight.leave());
    const { path, query } = splitTarget(request.url ?? "/");
    const bare = { method: request.method ?? "GET", path, query, rawHeaders: request.rawHeaders, origin: "", body: "", bodyBytes: 0 };
    const hasBody = getHeader(bare, "transfer-encoding") !== undefined || (getHeader(bare, "content-length") ?? "0") !== "0";
    const content = hasBody ? await readBody(request) : { body: "", bodyBytes: 0 };
    if (content === undefined) return; // the client left in the middle of its request
    const own = ownOrigin();
    const host = getHeader(bare, "host");
    const incoming: Incoming = { ...bare, ...content, origin: host === undefined ? own : own.slice(0, own.indexOf("//") + 2) + host };
    let answered: Answer;
    if (!path.startsWith(controlPrefix)) answered = await core.handle(incoming);
    else if (local && host !== undefined && !isLoopback(hostName(host))) answered = foreignHost(host);
    else answered = control(incoming);
    await sendAnswer(request.socket, response, answered);
  }

  return (request, response) => {
    // What fails here fails while an answer is being written: there is nobody left to tell.
    answer(request, response).catch(() => response.destroy());
  };
}

/** A web page can give its own name this machine's address; to a browser the emulator is then a part of that page. */
function foreignHost(host: string): Answer {
  return json(403, { message: `Requests to ${host.slice(0, 100)} are not taken: use 127.0.0.1, [::1] or localhost` });
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
