import { contenders } from "./contenders.ts";
import { start } from "./emulator.ts";
import type { Timing } from "./interleaved.ts";
import { body, token } from "./stand-in.ts";

const names = ["bare fetch", "facade, fb.GET", "facade, fb.GET over nodeFetch", "openapi-fetch + auth middleware"];

/** Answers everything at once, with the token that a login is to bring. */
const server = `
  const body = process.argv[1];
  const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body), "x-auth-token": "${token}" };
  const server = require("node:http").createServer((request, response) => response.writeHead(200, headers).end(body));
  server.keepAliveTimeout = 60000;
  server.listen(0, "127.0.0.1", () => console.log("base URL  http://127.0.0.1:" + server.address().port + "/api\\n"));
`;

/** So many calls at a time on loopback, over kept connections. Requests per second are the inverse of what is shown. */
export async function wire(concurrency: number, slices: number, count: number, isWithPeers = true): Promise<Timing[]> {
  const { baseUrl, stop } = await start(["-e", server, body]);
  try {
    return await contenders(names, { kind: "wire", baseUrl, concurrency }, { slices, count, isWithPeers });
  } finally {
    stop();
  }
}
