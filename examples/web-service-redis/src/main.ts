import cluster from "node:cluster";
import { availableParallelism } from "node:os";

const workers = Number(process.env["WORKERS"] ?? availableParallelism());

if (cluster.isPrimary) {
  let stopping = false;
  for (let started = 0; started < workers; started += 1) cluster.fork();
  // A worker that died is replaced. This process ends by itself when none is left.
  cluster.on("exit", () => stopping || cluster.fork());
  process.on("SIGTERM", () => {
    stopping = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill("SIGTERM");
  });
} else {
  await import("./worker.ts");
}
