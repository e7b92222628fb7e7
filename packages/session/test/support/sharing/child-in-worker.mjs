// One worker thread that shares a session: its job is its argument, its credentials are its workerData, its answer a message.
import { parentPort, workerData } from "node:worker_threads";
import { flashblade } from "@vendor-auth/session/flashblade";
import { openStore } from "./open-store.mjs";

const { store: spec, baseUrl } = JSON.parse(process.argv[2]);
const [store, close] = await openStore(spec);
const client = flashblade({ baseUrl, credentials: workerData, store, account: "pureuser", loginTimeout: 240_000 });
const { status } = await client.fetch("2.26/arrays");
close();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
parentPort?.postMessage([status]);
