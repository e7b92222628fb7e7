// Sends requests while the main thread, which has begun to exit, waits. Started by send-at-exit.ts.
import { workerData } from "node:worker_threads";
import type { RecordedRequest } from "../fetch/exit-recorder.ts";

const { requests, done, timeout } = workerData as { requests: readonly RecordedRequest[]; done: Int32Array; timeout: number };

async function send({ url, method, headers, body, options }: RecordedRequest): Promise<void> {
  const call = options === undefined ? fetch : (await import("../fetch/node-fetch.ts")).nodeFetch(options);
  const init: RequestInit = { method, headers: Object.fromEntries(headers), redirect: "manual", signal: AbortSignal.timeout(timeout) };
  const response = await call(url, body === undefined ? init : { ...init, body });
  await response.body?.cancel();
}

try {
  await Promise.allSettled(requests.map(send));
} finally {
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
}
