import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { type CreateOptions, type RunningEmulator, startEmulator } from "@vendor-auth/emulator";
import { noteWhatServerSaw } from "../with-emulator.ts";
import type { StoreSpec } from "../stores/open-store.ts";

const child = fileURLToPath(new URL("child.mjs", import.meta.url));

interface Told {
  readonly statuses: number[];
  readonly error?: string;
}

interface Job {
  readonly store: StoreSpec;
  readonly calls?: number;
  readonly pause?: number;
  readonly stay?: boolean;
}

export async function startServer(policies: CreateOptions<"flashblade"> = {}): Promise<RunningEmulator<"flashblade">> {
  const emulator = await startEmulator("flashblade", policies);
  onTestFinished(async (context) => {
    noteWhatServerSaw(context, emulator);
    await emulator.close();
  });
  return emulator;
}

/** A process of its own that shares a session, and does what `job` says. */
export function start(emulator: RunningEmulator<"flashblade">, job: Job, credentials: object = emulator.credentials): ChildProcess {
  const running = spawn(process.execPath, [child, JSON.stringify({ ...job, baseUrl: emulator.baseUrl })], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  running.stdin?.end(JSON.stringify(credentials));
  onTestFinished(() => void running.kill("SIGKILL"));
  return running;
}

/** What the process printed, when it has ended. */
export async function told(running: ChildProcess): Promise<Told> {
  let text = "";
  running.stdout?.on("data", (chunk) => (text += String(chunk)));
  await once(running, "close");
  return JSON.parse(text) as Told;
}

/** Runs `count` processes, all at once or so many at a time. */
export async function run(
  count: number,
  emulator: RunningEmulator<"flashblade">,
  job: Job,
  atOnce = count,
  credentials?: object,
): Promise<Told[]> {
  const results: Told[] = [];
  for (let started = 0; started < count; started += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, count - started) }, () => told(start(emulator, job, credentials)));
    results.push(...(await Promise.all(batch)));
  }
  return results;
}
