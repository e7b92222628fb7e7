// One client in a process of its own, started by herd.ts: each time it is told a number, it makes so many calls on a session that has lapsed.
import { flashblade } from "@vendor-auth/session/flashblade";
import type { Caller } from "../clients/clients.ts";
import type { Counts } from "../suites/herd.ts";
import { loadPeers } from "../clients/peers.ts";
import { apiToken, baseUrl } from "../clients/stand-in.ts";

const { name, isStaggered } = JSON.parse(process.argv[2] ?? "") as { readonly name: string; readonly isStaggered: boolean };

const wait = (ms: number) => new Promise((resolve) => void (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve)));

/** A server whose sessions can all be ended at once; refusals come at once, or within 200 ms. */
function lapsingServer() {
  const seen = { logins: 0, requests: 0 };
  let valid = "";
  const send: typeof fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : input.toString();
    const headers = input instanceof Request ? input.headers : new Headers(init?.headers);
    if (url.endsWith("/login")) {
      await wait(10);
      valid = `token-${(seen.logins += 1)}`;
      return new Response("{}", { headers: { "x-auth-token": valid } });
    }
    seen.requests += 1;
    const isRefused = headers.get("x-auth-token") !== valid;
    await wait(isRefused && isStaggered ? Math.random() * 200 : 0);
    const init401 = { status: isRefused ? 401 : 200, headers: { "content-type": "application/json" } };
    return new Response(isRefused ? '{"errors":[]}' : "{}", init401);
  };
  const login = async () => (await send(`${baseUrl}/login`, { method: "POST" })).headers.get("x-auth-token") ?? "";
  return { send, login, seen, lapse: () => (valid = "no token at all") };
}

/** What one would write by hand at best: one promise for all, and no renewal for a refusal of an older session. */
function reference(send: typeof fetch, login: () => Promise<string>): Caller {
  let token = "";
  let renewal: Promise<string> | undefined;
  const attempt = (used: string) => send(`${baseUrl}/2.26/arrays`, { headers: { "x-auth-token": used } });
  return {
    name: "bare fetch, one promise, generation check",
    async one() {
      const used = token;
      const answer = await attempt(used);
      if (answer.status !== 401) return answer.json();
      if (token === used) token = await (renewal ??= login().finally(() => (renewal = undefined)));
      const second = await attempt(token);
      if (!second.ok) throw new Error(`refused with ${second.status}`);
      return second.json();
    },
  };
}

async function find({ send, login }: ReturnType<typeof lapsingServer>): Promise<Caller> {
  if (name.startsWith("bare fetch")) return reference(send, login);
  if (name.startsWith("facade")) {
    const client = flashblade({ baseUrl, credentials: { apiToken }, fetch: send });
    await client.login();
    return { name, one: async () => mustBeOk(await client.fetch("2.26/arrays")) };
  }
  const peer = (await loadPeers()).herds({ baseUrl, send, login, token: "none" }).find((caller) => caller.name === name);
  if (peer === undefined) throw new Error(`no client is called ${name}`);
  return peer;
}

function mustBeOk(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`refused with ${response.status}`);
  return response.json();
}

async function run(size: number): Promise<Counts & { readonly time: number }> {
  const server = lapsingServer();
  const { one } = await find(server);
  server.lapse();
  Object.assign(server.seen, { logins: 0, requests: 0 });
  const started = performance.now();
  const results = await Promise.allSettled(Array.from({ length: size }, one));
  const time = (performance.now() - started) * 1000;
  return { time, ...server.seen, failures: results.filter(({ status }) => status === "rejected").length };
}

process.on("message", async (size: number) => process.send?.(await run(size)));
process.on("disconnect", () => process.exit()); // clients of peers may hold timers
process.send?.("ready");
