// A worker thread that stores a session, takes its lock, says so, and keeps both until it is terminated.
import { parentPort, workerData } from "node:worker_threads";
import { fileStore } from "../../../../src/stores/file/file-store.ts";
import type { Session } from "../../../../src/model/session.ts";

const { directory, key, session } = workerData as { directory: string; key: string; session: Session };
const store = fileStore({ directory });
await store.set(key, session);
await store.exclusive(key, () => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  parentPort?.postMessage("held");
  return new Promise(() => setInterval(() => {}, 1_000));
});
