import { connect } from "node:net";
import { onTestFinished } from "vitest";

/** An answer as it came off a socket. */
export interface RawAnswer {
  readonly status: number;
  /** Status line and headers, as sent. */
  readonly head: string;
  /** Values by lower-case name, repeats in order. */
  readonly headers: Readonly<Record<string, string[]>>;
  readonly body: string;
}

/** Sends these bytes over a socket of their own and reads one answer by its Content-Length, or until the server closes. */
export function exchange(port: number, text: string, host = "127.0.0.1"): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => socket.write(text));
    let received = "";
    socket.setEncoding("latin1");
    socket.on("error", reject);
    socket.on("data", (piece) => {
      received += piece;
      const answer = parseAnswer(received);
      const length = answer?.headers["content-length"]?.[0];
      const complete = answer !== undefined && (answer.status === 204 || (length !== undefined && answer.body.length >= Number(length)));
      if (complete) {
        socket.destroy();
        resolve(answer);
      }
    });
    socket.on("end", () => {
      const answer = parseAnswer(received);
      if (answer === undefined) reject(new Error(`the connection ended after ${JSON.stringify(received)}`));
      else resolve(answer);
    });
  });
}

/** One kept connection, as HTTP libraries use it: a request, its answer, the next request. */
export async function converse(port: number): Promise<(text: string) => Promise<RawAnswer>> {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.setEncoding("latin1");
  return (text) =>
    new Promise((resolve) => {
      let received = "";
      const read = (piece: string): void => {
        received += piece;
        const continued = received.startsWith("HTTP/1.1 100");
        if (continued) received = received.slice(received.indexOf("\r\n\r\n") + 4);
        const answer = parseAnswer(received);
        if (answer === undefined || answer.body.length < Number(answer.headers["content-length"]?.[0] ?? 0)) return;
        socket.off("data", read);
        resolve(answer);
      };
      socket.on("data", read);
      socket.write(text);
    });
}

/** The answer that begins these bytes, as far as it has come; undefined while its head is incomplete. */
function parseAnswer(received: string): RawAnswer | undefined {
  const end = received.indexOf("\r\n\r\n");
  if (end === -1) return undefined;
  const head = received.slice(0, end);
  const headers: Record<string, string[]> = {};
  for (const line of head.split("\r\n").slice(1)) {
    const colon = line.indexOf(":");
    (headers[line.slice(0, colon).toLowerCase()] ??= []).push(line.slice(colon + 1).trim());
  }
  return { status: Number(head.split(" ")[1]), head, headers, body: received.slice(end + 4) };
}

/** A request as text: lines, a blank one, a body. */
export function request(lines: readonly string[], body = ""): string {
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}
