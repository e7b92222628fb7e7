// One client in a process of its own, started by contenders.ts: times as many calls as it is told to, and tells the microseconds.
import { setImmediate } from "node:timers/promises";
import { nodeFetch } from "@vendor-auth/session/node";
import { type Caller, bareFetch, facade, middleware, type Target } from "../clients/clients.ts";
import type { Setting } from "../measure/contenders.ts";
import { processorTime, wall } from "../measure/interleaved.ts";
import { loadPeers } from "../clients/peers.ts";
import { apiToken, stub, token, withDispatch } from "../clients/stand-in.ts";

const { name, kind, baseUrl, concurrency } = JSON.parse(process.argv[2] ?? "") as Setting & { readonly name: string };
const target: Target = { baseUrl, apiToken, token, send: kind === "stub" ? stub : fetch };
const { one } = await find();
const now = kind === "wire" ? wall : processorTime;

process.on("message", async (count: number) => {
  await setImmediate();
  const started = now();
  await (kind === "dispatch" ? withDispatch(() => run(count)) : run(count));
  process.send?.((now() - started) / count);
});
process.on("disconnect", () => process.exit()); // clients of peers may hold timers
process.send?.("ready");

async function find(): Promise<Caller> {
  const ours = [middleware(target), bareFetch(target), ...facade(target)];
  if (name.endsWith("over nodeFetch")) ours.push(...facade({ ...target, send: nodeFetch() }, " over nodeFetch"));
  const known =
    ours.find((caller) => caller.name === name) ?? (await (await loadPeers()).callers(target)).find((caller) => caller.name === name);
  if (known === undefined) throw new Error(`no client is called ${name}`);
  return known;
}

async function run(count: number): Promise<void> {
  let left = count;
  const lane = async () => {
    while (left-- > 0) await one();
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}
