import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { CliError } from "../errors/cli-error.ts";
import { exitCode } from "../errors/exit-code.ts";
import type { Target } from "../target/target.ts";
import { type Credentials, parseCredentials } from "./parse-credentials.ts";

/** A password manager may ask its user. */
const timeoutMs = 120_000;

/** What the profile's `command` prints. It runs without a shell; its stderr is not shown, since it may hold anything. */
export async function fromCommand(target: Target, [file = "", ...args]: readonly string[]): Promise<Credentials> {
  try {
    const { stdout } = await promisify(execFile)(file, args, { timeout: timeoutMs, windowsHide: true });
    return parseCredentials(target, stdout, "the profile's command");
  } catch (error) {
    if (error instanceof CliError) throw error;
    const { code, killed } = error as { code?: string | number; killed?: boolean };
    const why = killed ? `did not end within ${timeoutMs / 1000} s` : code === "ENOENT" ? "was not found" : `ended with ${code}`;
    throw new CliError(`the profile's command ${why}`, "Run it by itself to see what is wrong; it must print the credentials to stdout.", {
      exit: exitCode.login,
      code: "command_failed",
    });
  }
}
