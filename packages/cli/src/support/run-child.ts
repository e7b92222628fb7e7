import { spawn } from "node:child_process";
import { constants } from "node:os";
import { CliError } from "../errors/cli-error.ts";
import { exitCode } from "../errors/exit-code.ts";

const forwarded = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const;

/** Runs a program on this process's own streams, and passes signals on to it. Resolves to its exit code, or to 128 and the number of the signal that ended it. */
export async function runChild(file: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(file, args, { env, stdio: "inherit" });
  const pass = (signal: NodeJS.Signals) => isFromTerminal(signal) || child.kill(signal);
  for (const signal of forwarded) process.on(signal, pass);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? "SIGTERM"]));
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "was not found" : `could not be started (${code})`;
    throw new CliError(`the command ${why}`, "Check its name, and what stands after --.", {
      exit: code === "ENOENT" ? exitCode.notFound : 126,
      code: "command_failed",
    });
  } finally {
    for (const signal of forwarded) process.off(signal, pass);
  }
}

/** On a terminal, Ctrl-C reaches the child by itself: passing it on would send it twice. */
function isFromTerminal(signal: NodeJS.Signals): boolean {
  return process.stdin.isTTY && (signal === "SIGINT" || signal === "SIGQUIT");
}
