import { spawn } from "node:child_process";
import { once } from "node:events";

/** A program that serves until it is told to stop. */
export interface Started {
  readonly stdout: string;
  /** Sends SIGTERM. Resolves to the exit code; null when the signal itself ended the program. */
  stop(): Promise<number | null>;
}

/** Starts a program and waits until it has printed `ready`. Rejects with what it said when it ends before. */
export async function startBin(file: string, args: readonly string[], env: Record<string, string>, ready: string): Promise<Started> {
  const child = spawn(file, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close") as Promise<[number | null]>;
  let stdout = "";
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      if (stdout.includes(ready)) resolve();
    });
    ended.then(([code]) => reject(new Error(`${file} ended with ${code} before it was ready:\n${stderr || stdout}`)), reject);
  });
  return {
    stdout,
    async stop() {
      child.kill("SIGTERM");
      const [code] = await ended;
      return code;
    },
  };
}
