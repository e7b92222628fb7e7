import { constants, type OutgoingHttpHeaders, type ServerHttp2Stream } from "node:http2";
import { bodyLength, toBytes, type Answer } from "../http/answer.ts";
import { sendPieces } from "./send-pieces.ts";

/** Headers that are about an HTTP/1 connection. HTTP/2 forbids them. */
const ofConnections = new Set(["connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade"]);

/**
 * Writes an answer to a stream of HTTP/2, in the way its delivery says. A reset, and `raw` bytes, which are no HTTP/2, end the
 * connection with all of its streams. What Node's HTTP/2 does not send, such as a status of 999, ends the stream with INTERNAL_ERROR.
 */
export async function sendHttp2Answer(stream: ServerHttp2Stream, method: string, answer: Answer): Promise<void> {
  if (stream.destroyed || answer.delivery === "hang") return;
  if (answer.delivery === "reset" || answer.raw !== undefined) {
    stream.session?.destroy();
    return;
  }
  const isEmpty = method === "HEAD" || [204, 205, 304].includes(answer.status);
  try {
    stream.respond(headersOf(answer), { endStream: isEmpty });
  } catch {
    stream.close(constants.NGHTTP2_INTERNAL_ERROR);
    return;
  }
  if (isEmpty) return;
  const { body } = answer;
  if (answer.delivery === "cut") {
    const bytes = toBytes(body);
    stream.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => stream.close(constants.NGHTTP2_INTERNAL_ERROR));
    return;
  }
  if (typeof body !== "function") stream.end(body);
  else await sendPieces(stream, body());
}

/** Status and headers as Node's HTTP/2 takes them, with Content-Length unless it is there already or must not be. */
function headersOf({ status, headers, body }: Answer): OutgoingHttpHeaders {
  const values: Record<string, string[]> = {};
  for (const [name, value] of headers) {
    const lower = name.toLowerCase();
    if (!ofConnections.has(lower)) (values[lower] ??= []).push(value);
  }
  const length = bodyLength(body);
  if (length !== undefined && status !== 204 && status !== 304) values["content-length"] ??= [String(length)];
  const single = Object.entries(values).map(([name, all]) => [name, all.length === 1 ? all[0] : all]);
  return { ":status": status, ...Object.fromEntries(single) };
}
