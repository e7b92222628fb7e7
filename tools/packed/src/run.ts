import { spawn } from "node:child_process";

/** How a program ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds. Default 540,000: an install waits for the network, and a busy machine for everything. */
  readonly timeout?: number;
}

/** Runs a program to its end. Rejects when it cannot be started; a failure of its own is an outcome. */
export function run(file: string, args: readonly string[], { cwd, env, timeout = 540_000 }: RunOptions): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    // On Windows npm and pnpm are .cmd files, which only a shell starts.
    const shell = process.platform === "win32" && !file.endsWith(".exe");
    const child = spawn(file, args, { cwd, shell, timeout, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) child[name].setEncoding("utf8").on("data", (text: string) => (output[name] += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...output }));
  });
}

/** Runs a program that must succeed, and resolves to what it printed. Rejects with what it said when it fails. */
export async function mustRun(file: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { code, stdout, stderr } = await run(file, args, options);
  if (code !== 0) throw new Error(`${file} ${args.join(" ")} ended with ${code}:\n${stdout}${stderr}`);
  return stdout;
}
