import { spawn } from "node:child_process";

/** Runs one of the workspace's tools in this terminal. With `quiet`, shows what it says only when it fails. Resolves to its exit code. */
export function runTool(name, args, { quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    // On Windows the tools are .cmd files, which only a shell starts.
    const shell = process.platform === "win32";
    const child = spawn(name, args, { stdio: ["inherit", quiet ? "pipe" : "inherit", "inherit"], shell });
    const said = [];
    child.stdout?.on("data", (chunk) => said.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      const exit = code ?? (signal === "SIGINT" ? 130 : 1);
      if (exit !== 0) process.stdout.write(Buffer.concat(said));
      resolve(exit);
    });
  });
}
