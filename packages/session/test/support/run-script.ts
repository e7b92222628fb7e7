import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** How a process ended: its exit code, or the signal that ended it. */
export type End = number | NodeJS.Signals | null;

/** Runs a script of `scripts/` in a process of its own, which Node strips of its types. */
export function runScript(name: string, env: Readonly<Record<string, string>> = {}) {
  const script = fileURLToPath(new URL(`scripts/${name}`, import.meta.url));
  const child = spawn(process.execPath, [script], { env: { ...process.env, NODE_OPTIONS: "", ...env }, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = new Promise<End>((resolve) => child.once("close", (code, signal) => resolve(code ?? signal)));
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    void ended.then((end) => reject(new Error(`ended with ${end} before it said anything: ${output.stderr}`)));
  });
  ready.catch(() => {}); // for those who do not wait for it
  return { output, ended, ready, kill: (signal: NodeJS.Signals) => child.kill(signal) };
}
