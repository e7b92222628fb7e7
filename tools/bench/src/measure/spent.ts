import { spawn } from "node:child_process";

/** What a process took. */
export interface Spent {
  /** Microseconds from start to end. */
  readonly time: number;
  /** Its largest resident set, in bytes. */
  readonly peak: number;
}

/** Loaded before a program: its last words, to a channel of their own, are its peak in KiB. */
const told = `import { writeSync } from "node:fs"; process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));`;

/** Runs a program of Node to its end. Rejects with what it said when it fails. */
export function spentBy(args: readonly string[], cwd: string): Promise<Spent> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const preload = `data:text/javascript,${encodeURIComponent(told)}`;
    const child = spawn(process.execPath, ["--import", preload, ...args], { cwd, stdio: ["ignore", "ignore", "pipe", "pipe"] });
    let [said, peak] = ["", ""];
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.stdio[3]?.on("data", (text: Buffer) => (peak += text.toString()));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve({ time: (performance.now() - started) * 1000, peak: Number(peak) * 1024 });
      else reject(new Error(`node ${args.join(" ")} ended with ${code}:\n${said}`));
    });
  });
}
