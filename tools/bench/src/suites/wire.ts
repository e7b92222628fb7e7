import { contenders } from "../measure/contenders.ts";
import { startServer } from "../measure/start-server.ts";
import type { Timing } from "../measure/interleaved.ts";
import { body, token } from "../clients/stand-in.ts";

const names = ["bare fetch", "facade, fb.GET", "facade, fb.GET over nodeFetch", "openapi-fetch + auth middleware"];

/**
 * Answers every request at once, with the token that a login is to bring; none of them has a body. Of plain sockets, since
 * the fastest of the clients would wait for a `node:http` server, and its rate would be the server's.
 */
const server = `
  const body = process.argv[1];
  const lines = ["HTTP/1.1 200 OK", "Content-Type: application/json", "Content-Length: " + Buffer.byteLength(body), "x-auth-token: ${token}"];
  const answer = [...lines, "Date: " + new Date().toUTCString(), "Connection: keep-alive", "Keep-Alive: timeout=60", "", body].join("\\r\\n");
  const server = require("node:net").createServer((socket) => {
    let rest = "";
    socket.setNoDelay(true).on("error", () => {}).on("data", (chunk) => {
      const heads = (rest + chunk.latin1Slice()).split("\\r\\n\\r\\n");
      rest = heads.pop();
      socket.write(answer.repeat(heads.length));
    });
  });
  server.listen(0, "127.0.0.1", () => console.log("base URL  http://127.0.0.1:" + server.address().port + "/api\\n"));
`;

/** So many calls at a time on loopback, over kept connections. Requests per second are the inverse of what is shown. */
export async function wire(concurrency: number, slices: number, count: number, isWithPeers = true): Promise<Timing[]> {
  const { baseUrl, stop } = await startServer(["-e", server, body]);
  try {
    return await contenders(names, { kind: "wire", baseUrl, concurrency }, { slices, count, isWithPeers });
  } finally {
    stop();
  }
}
