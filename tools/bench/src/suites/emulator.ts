import { fileURLToPath } from "node:url";
import { commands } from "../measure/commands.ts";
import { startServer } from "../measure/start-server.ts";
import { interleaved, type Timing } from "../measure/interleaved.ts";
import { openRawClient } from "../clients/raw-client.ts";

/** A server of plain Node that answers everything with the body that it is started with. */
const bareServer = `
  const body = process.argv[1];
  const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
  const server = require("node:http").createServer((request, response) => response.writeHead(200, headers).end(body));
  server.listen(0, "127.0.0.1", () => console.log("base URL  http://127.0.0.1:" + server.address().port + "/api\\n"));
`;

/** A logged-in data call on the emulator, beside a bare `node:http` server with the same body; each in a process of its own. */
export async function emulator(): Promise<Timing[]> {
  const server = await startServer([commands["vendor-emulator"], "flashblade"]);
  const login = await fetch(`${server.baseUrl}/login`, { method: "POST", headers: { "api-token": server.apiToken } });
  const headers = { "x-auth-token": login.headers.get("x-auth-token") ?? "" };
  return besideBare({ server, path: "/2.26/arrays", headers, name: "emulator, logged in (bar: 2.00)" });
}

const splunk = fileURLToPath(new URL("../../../../specs/examples/splunk.yaml", import.meta.url));

/** The same of an emulator made of a description, which checks the request. */
export async function emulatorOfDescription(): Promise<Timing[]> {
  const credentials = { username: "admin", password: "synthetic-password" };
  const given = Object.entries(credentials).flatMap(([name, value]) => ["--credential", `${name}=${value}`]);
  const server = await startServer([commands["vendor-emulator"], "--spec", splunk, ...given]);
  const login = await fetch(`${server.baseUrl}/auth/login`, {
    method: "POST",
    body: new URLSearchParams({ ...credentials, output_mode: "json" }),
  });
  const { sessionKey } = (await login.json()) as { sessionKey: string };
  const headers = { authorization: `Splunk ${sessionKey}` };
  return besideBare({ server, path: "/search/jobs?output_mode=json", headers, name: "emulator of a description, logged in (bar: 2.86)" });
}

interface Compared {
  readonly server: Awaited<ReturnType<typeof startServer>>;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly name: string;
}

async function besideBare({ server, path, headers, name }: Compared): Promise<Timing[]> {
  const body = await (await fetch(server.baseUrl + path, { headers })).text();
  const bare = await startServer(["-e", bareServer, body]);
  const clients = [await openRawClient(bare.baseUrl + path, headers), await openRawClient(server.baseUrl + path, headers)];
  try {
    const names = ["bare node:http, same body", name];
    return await interleaved(
      clients.map((client, index) => ({ name: names[index] ?? "", run: (count) => client.run(count) })),
      20,
      5_000,
    );
  } finally {
    for (const client of clients) client.close();
    for (const { stop } of [bare, server]) stop();
  }
}
