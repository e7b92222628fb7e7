import { nodeFetch } from "@vendor-auth/session/node";
import { bareFetch, type Caller, facade, middleware } from "./clients.ts";
import { start } from "./emulator.ts";
import { interleaved, type Timing, wall } from "./interleaved.ts";
import { loadPeers } from "./peers.ts";
import { apiToken, body, token } from "./stand-in.ts";

/** Answers everything at once, with the token that a login is to bring. */
const server = `
  const body = process.argv[1];
  const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body), "x-auth-token": "${token}" };
  const server = require("node:http").createServer((request, response) => response.writeHead(200, headers).end(body));
  server.keepAliveTimeout = 60000;
  server.listen(0, "127.0.0.1", () => console.log("base URL  http://127.0.0.1:" + server.address().port + "/api\\n"));
`;

/** So many calls at a time on loopback, over kept connections. Requests per second are the inverse of what is shown. */
export async function wire(concurrency: number, slices: number, count: number, isWithPeers = true, now = wall): Promise<Timing[]> {
  const { baseUrl, stop } = await start(["-e", server, body]);
  await using pooled = nodeFetch();
  try {
    const target = { baseUrl, apiToken, token, send: fetch };
    const peers = isWithPeers ? await (await loadPeers()).callers(target) : [];
    const callers = [
      bareFetch(target),
      facade(target)[0],
      facade({ ...target, send: pooled }, " over nodeFetch")[0],
      middleware(target),
      ...peers,
    ];
    return await interleaved(
      callers.map((caller) => atATime(caller, concurrency)),
      slices,
      count,
      now,
    );
  } finally {
    stop();
  }
}

function atATime({ name, one }: Caller, concurrency: number) {
  return {
    name,
    async run(count: number) {
      let left = count;
      const lane = async () => {
        while (left-- > 0) await one();
      };
      await Promise.all(Array.from({ length: concurrency }, lane));
    },
  };
}
