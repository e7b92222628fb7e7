import { Worker } from "node:worker_threads";
import type { RecordedRequest } from "../fetch/exit-recorder.ts";

/** What the worker runs. A text and no file, since a bundle has one file only; only a `nodeFetch` has to be found beside it. */
const script = `
const { requests, done, timeout, exitFetch } = require("node:worker_threads").workerData;
async function send({ url, method, headers, body, options }) {
  const call = options === undefined ? fetch : (await import(exitFetch)).nodeFetch(options);
  const signal = AbortSignal.timeout(timeout);
  const response = await call(url, { method, headers: Object.fromEntries(headers), body, redirect: "manual", signal });
  await response.body?.cancel();
}
void Promise.allSettled(requests.map(send)).then(() => {
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
});`;

/**
 * Sends requests from an `exit` listener, where nothing asynchronous runs any more: a worker thread sends them, and this
 * thread blocks until it has, or `timeout` milliseconds have passed. The secrets stay in this process.
 */
export function sendAtExit(requests: readonly RecordedRequest[], timeout: number): void {
  if (requests.length === 0) return;
  const done = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  try {
    const workerData = { requests, done, timeout, exitFetch: besideThisFile("exit-fetch") };
    // oxlint-disable-next-line no-new -- it reports through `done`
    new Worker(script, { eval: true, workerData, execArgv: [], stderr: true, stdout: true });
    Atomics.wait(done, 0, 0, timeout);
  } catch {
    // A process that may not start threads. It is about to end: nothing is left to report to.
  }
}

/** The URL of the module `name` with this file's ending; none in a CommonJS bundle, where nothing says where a file is. */
function besideThisFile(name: string): string | undefined {
  const { url } = import.meta as { url?: string };
  return url && new URL(name + url.slice(url.lastIndexOf(".")), url).href;
}
