// Prints how many bytes a call of one client allocates. Started by bytes.ts.
import { bareFetch, facade, middleware } from "../clients/clients.ts";
import { apiToken, baseUrl, stub, token } from "../clients/stand-in.ts";

const count = 5_000;
const target = { baseUrl, apiToken, token, send: stub };
const caller = [middleware(target), bareFetch(target), ...facade(target)].find(({ name }) => name === process.argv[2]);
if (caller === undefined) throw new Error(`no client is called ${process.argv[2]}`);

for (let index = 0; index < count; index += 1) await caller.one(); // compiled as it will be
globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
for (let index = 0; index < count; index += 1) await caller.one();
console.log((process.memoryUsage().heapUsed - before) / count);
