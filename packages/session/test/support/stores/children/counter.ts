// Counts up in a file that nothing but the store's lock protects. Runs as a process (arguments) or a thread (workerData).
import { readFile, writeFile } from "node:fs/promises";
import { workerData } from "node:worker_threads";
import { openStore, type StoreSpec } from "../open-store.ts";

export interface CounterTask {
  readonly spec: StoreSpec;
  readonly key: string;
  readonly file: string;
  readonly rounds: number;
}

const { spec, key, file, rounds } = (workerData ?? JSON.parse(process.argv[2] ?? "")) as CounterTask;
const { store, close } = await openStore(spec);
for (let round = 0; round < rounds; round += 1) {
  await store.exclusive(key, async () => {
    const count = Number(await readFile(file, "utf8"));
    await new Promise((resolve) => setTimeout(resolve, 2));
    await writeFile(file, String(count + 1));
  });
}
close();
