// Makes many clients, and prints what they cost. Started by fleet.ts.
import { flashblade } from "@vendor-auth/session/flashblade";
import { apiToken, stub } from "../clients/stand-in.ts";

const count = 10_000;
const credentials = { apiToken };
const make = (index: number) => flashblade({ host: `fb${index}.example`, credentials, fetch: stub });

const first = make(0);
await first.GET("/api_version"); // what is loaded once is no client's
globalThis.gc?.();
const before = process.memoryUsage();
const started = performance.now();
const clients = Array.from({ length: count }, (_, index) => make(index + 1));
const microseconds = ((performance.now() - started) * 1000) / count;
globalThis.gc?.();
const idle = (process.memoryUsage().heapUsed - before.heapUsed) / count;
for (const client of clients) await client.fetch("2.26/arrays");
globalThis.gc?.();
const loggedIn = (process.memoryUsage().heapUsed - before.heapUsed) / count;
const timers = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
console.log(JSON.stringify({ microseconds, idle, loggedIn, timers, clients: clients.length }));
