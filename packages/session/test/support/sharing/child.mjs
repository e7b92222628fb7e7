// One process that shares a session, from the built package: node child.mjs '{"store":…,"baseUrl":…,"calls":1}', credentials on stdin.
// Prints one line of JSON: { statuses, error }.
import { readFileSync } from "node:fs";
import { flashblade } from "@vendor-auth/session/flashblade";
import { openStore } from "./open-store.mjs";

const { store: spec, baseUrl, calls = 1, pause = 0, stay = false } = JSON.parse(process.argv[2]);
const credentials = JSON.parse(readFileSync(0, "utf8"));
const [store, close] = await openStore(spec);
const client = flashblade({ baseUrl, credentials, store, account: "pureuser", loginTimeout: 240_000 });
const statuses = [];
let error;
try {
  for (let call = 0; call < calls; call += 1) {
    statuses.push((await client.fetch("2.26/arrays")).status);
    if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
  }
} catch (thrown) {
  error = thrown.code ?? String(thrown);
}
console.log(JSON.stringify({ statuses, error }));
if (stay) await new Promise((resolve) => setTimeout(resolve, 60_000));
await client[Symbol.asyncDispose]();
close();
