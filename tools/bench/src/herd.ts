import { flashblade } from "@vendor-auth/session/flashblade";
import type { Caller } from "./clients.ts";
import { summary, type Timing } from "./interleaved.ts";
import { loadPeers } from "./peers.ts";
import { apiToken, baseUrl } from "./stand-in.ts";

export interface Herd extends Timing {
  /** Of one herd, the most that came. */
  readonly logins: number;
  readonly failures: number;
  readonly requests: number;
}

const wait = (ms: number) => new Promise((resolve) => void (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve)));

/** A server whose sessions can all be ended at once; refusals come at once, or within 200 ms. */
function lapsingServer(isStaggered: boolean) {
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

/** Many calls in flight on a session that has lapsed. */
export async function herd(size: number, isStaggered: boolean, turns: number, isWithPeers = true): Promise<Herd[]> {
  const makers: ((server: ReturnType<typeof lapsingServer>) => Caller | Promise<Caller>)[] = [
    ({ send, login }) => reference(send, login),
    async ({ send }) => {
      const client = flashblade({ baseUrl, credentials: { apiToken }, fetch: send });
      await client.login();
      return { name: "facade, fb.fetch", one: async () => mustBeOk(await client.fetch("2.26/arrays")) };
    },
  ];
  if (isWithPeers) {
    const { herds } = await loadPeers();
    const names = herds({ baseUrl, send: fetch, login: async () => "", token: "" }).keys();
    for (const index of names) makers.push(({ send, login }) => herds({ baseUrl, send, login, token: "none" })[index] as Caller);
  }

  const tallies = makers.map(() => ({ name: "", times: [] as number[], logins: 0, failures: 0, requests: 0 }));
  for (let turn = -1; turn < turns; turn += 1) {
    for (const [index, make] of makers.entries()) {
      const server = lapsingServer(isStaggered);
      const { name, one } = await make(server);
      server.lapse();
      Object.assign(server.seen, { logins: 0, requests: 0 });
      const started = performance.now();
      const results = await Promise.allSettled(Array.from({ length: size }, one));
      const tally = tallies[index] as (typeof tallies)[number];
      tally.name = name;
      if (turn >= 0) tally.times.push((performance.now() - started) * 1000); // the first is to warm up
      tally.logins = Math.max(tally.logins, server.seen.logins);
      tally.requests = Math.max(tally.requests, server.seen.requests);
      tally.failures = Math.max(tally.failures, results.filter(({ status }) => status === "rejected").length);
    }
  }
  return tallies.map(({ name, times, ...counts }) => ({ ...summary(name, times, tallies[0]?.times ?? []), ...counts }));
}

function mustBeOk(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`refused with ${response.status}`);
  return response.json();
}
