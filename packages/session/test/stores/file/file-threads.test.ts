import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { fileStore } from "../../../src/stores/file/file-store.ts";
import { freshKey, scratchFolder, session } from "../../support/stores/scratch.ts";

it.runIf(process.platform === "linux")(
  "F66: a worker thread is terminated while its process goes on: its lock is free, and its session is orphaned, as of a killed process",
  async () => {
    const directory = scratchFolder();
    const key = freshKey();
    // So long that only the end of the thread can free its lock.
    const store = fileStore({ directory, stale: 3_600_000 });
    const program = new URL("../../support/stores/children/hold-in-worker.ts", import.meta.url);
    const worker = new Worker(program, { workerData: { directory, key, session: session("token") }, execArgv: [] });
    expect(await once(worker, "message")).toEqual(["held"]);
    expect(await store.orphaned()).toEqual(new Map());
    await worker.terminate();
    expect(await store.orphaned()).toEqual(new Map([[key, session("token")]]));
    expect(await store.exclusive(key, async () => store.get(key))).toEqual(session("token"));
  },
);
