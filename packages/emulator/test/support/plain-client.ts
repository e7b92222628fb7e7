import { request, type IncomingHttpHeaders } from "node:http";

/** How a request ended: with an answer, with a part of one, or with an error. */
export type Got = { status?: number | undefined; headers: IncomingHttpHeaders; body: Buffer; error?: string | undefined };
type Sending = { headers?: Record<string, string>; body?: string; maxBytes?: number; maxMs?: number };

/** Plain Node. Leaves after `maxBytes` of body, or `maxMs` milliseconds without any; never rejects. */
export function send(method: string, url: string, { headers = {}, body = "", maxBytes = Infinity, maxMs = 30_000 }: Sending = {}) {
  return new Promise<Got>((resolve) => {
    const got: Got = { headers: {}, body: Buffer.alloc(0) };
    const pieces: Buffer[] = [];
    const end = (error?: string): void => {
      resolve(Object.assign(got, { error, body: Buffer.concat(pieces) }));
      call.destroy();
    };
    const call = request(url, { method, headers, agent: false }, (answer) => {
      Object.assign(got, { status: answer.statusCode, headers: answer.headers });
      answer.on("data", (piece: Buffer) => {
        pieces.push(piece);
        maxBytes -= piece.length;
        if (maxBytes <= 0) end("limit");
      });
      answer.on("end", () => end()).on("error", (error: NodeJS.ErrnoException) => end(error.code));
    });
    call.on("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
    call.setTimeout(maxMs, () => end("timeout")).end(body);
  });
}
