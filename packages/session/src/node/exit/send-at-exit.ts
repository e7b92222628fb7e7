import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { RecordedRequest } from "../fetch/exit-recorder.ts";

/**
 * Sends requests from an `exit` listener, where nothing asynchronous runs any more: a worker thread sends them, and this
 * thread blocks until it has, or `timeout` milliseconds have passed. The secrets stay in this process.
 */
export function sendAtExit(requests: readonly RecordedRequest[], timeout: number): void {
  // Beside this file, with the same ending. Where a bundler left it out, waiting for it would only delay the exit.
  const script = new URL(`./exit-worker${import.meta.url.slice(import.meta.url.lastIndexOf("."))}`, import.meta.url);
  if (requests.length === 0 || !existsSync(script)) return;
  const done = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  try {
    // oxlint-disable-next-line no-new -- it reports through `done`
    new Worker(script, { workerData: { requests, done, timeout }, execArgv: [], stderr: true, stdout: true });
    Atomics.wait(done, 0, 0, timeout);
  } catch {
    // A process that may not start threads. It is about to end: nothing is left to report to.
  }
}
