import { connect, type ClientHttp2Session, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http2";
import { onTestFinished } from "vitest";
import type { RunningEmulator } from "../../src/index.ts";

/** How a request over HTTP/2 ended: with an answer, with a part of one, or with an error. */
export interface Http2Got {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly error: string | undefined;
}

/** One connection of HTTP/2 to an emulator with TLS, for any number of requests. */
export async function connectHttp2({ origin, ca }: RunningEmulator) {
  const session = connect(origin, { ...(ca !== undefined && { ca }) });
  onTestFinished(() => session.destroy());
  await new Promise((resolve, reject) => session.once("connect", resolve).once("error", reject));
  session.on("error", () => {}); // every request of it tells so
  return { session, ask: (headers: OutgoingHttpHeaders, body?: string) => send(session, headers, body) };
}

function send(session: ClientHttp2Session, headers: OutgoingHttpHeaders, body?: string): Promise<Http2Got> {
  return new Promise((resolve) => {
    const stream = session.request(headers);
    let got: IncomingHttpHeaders & { ":status"?: number | undefined } = {};
    let text = "";
    let error: string | undefined;
    stream.on("response", (answer) => (got = answer));
    stream.setEncoding("utf8").on("data", (piece: string) => (text += piece));
    stream.on("error", (cause: NodeJS.ErrnoException) => (error = cause.code ?? cause.message));
    stream.on("close", () => resolve({ status: got[":status"], headers: got, body: text, error: error ?? unfinished(stream.rstCode) }));
    stream.end(body);
  });
}

/** A stream that was closed with a code is no answer, also where Node raises no error. */
function unfinished(code: number | undefined): string | undefined {
  return code === undefined || code === 0 ? undefined : `closed with ${code}`;
}
