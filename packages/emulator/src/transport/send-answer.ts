import { STATUS_CODES, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { bodyLength, toBytes, type Answer } from "../http/answer.ts";
import { sendPieces } from "./send-pieces.ts";

/** Writes an answer to a socket, over HTTP/1, in the way its delivery says. Resolves when it is written, or the client has left. */
export async function sendAnswer(socket: Socket, response: ServerResponse, answer: Answer): Promise<void> {
  if (socket.destroyed || answer.delivery === "hang") return;
  if (answer.delivery === "reset") {
    // Node cannot send an RST on a TLS socket: closing it without an answer is the nearest.
    if ("encrypted" in socket) socket.destroy();
    else socket.resetAndDestroy();
    return;
  }
  if (answer.raw !== undefined) {
    socket.end(answer.raw);
    return;
  }
  const { body } = answer;
  const head = flatHead(answer);
  if (!isOrdinary(head)) {
    // Node refuses CR, LF and the like in a header. A hostile server sends them, so they are written to the socket directly.
    socket.end(rawAnswer(answer, head));
    return;
  }
  response.writeHead(answer.status, head);
  if (answer.delivery === "cut") {
    const bytes = toBytes(body);
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => socket.destroy());
    return;
  }
  if (typeof body !== "function") {
    response.end(body);
    return;
  }
  await sendPieces(response, body());
}

/** Names and values in turn, with Content-Length unless it is there already or must not be. */
function flatHead({ status, headers, body }: Answer): string[] {
  const flat: string[] = [];
  const length = bodyLength(body);
  let framed = length === undefined || status === 204 || status === 304;
  for (const [name, value] of headers) {
    if (/^(content-length|transfer-encoding)$/i.test(name)) framed = true;
    flat.push(name, value);
  }
  if (!framed) flat.push("Content-Length", String(length));
  return flat;
}

/** Whether Node sends these names and values as they are: tokens, and printable ASCII. */
function isOrdinary(flat: readonly string[]): boolean {
  return flat.every((part, index) => (index % 2 === 0 ? /^[!#$%&'*+\-.^_`|~\w]+$/ : /^[\t -~]*$/).test(part));
}

/** Head and body in UTF-8. */
function rawAnswer({ status, body }: Answer, flat: readonly string[]): Buffer {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Unknown"}`];
  for (let index = 0; index < flat.length; index += 2) lines.push(`${flat[index]}: ${flat[index + 1]}`);
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\nConnection: close\r\n\r\n`), toBytes(body)]);
}
