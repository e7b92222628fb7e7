import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CreateOptions, type Fault, startEmulator, type VendorName } from "@vendor-auth/emulator";
import { onTestFinished } from "vitest";

export const bin = fileURLToPath(new URL("../../dist/bin.js", import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of a user of his own: config and sessions are kept in it. */
export async function home(): Promise<{ path: string; env: Record<string, string> }> {
  const path = await mkdtemp(join(tmpdir(), "vendor-auth-cli-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  const { PATH = "", SystemRoot = "" } = process.env;
  return {
    path,
    env: {
      PATH,
      SystemRoot,
      HOME: path,
      XDG_STATE_HOME: join(path, "state"),
      LOCALAPPDATA: path,
      VENDOR_AUTH_CONFIG: join(path, "config.yaml"),
    },
  };
}

/** A vendor's server, a user's folder, and the command run by that user, each time in a process of its own. */
export async function scene<V extends VendorName>(vendor: V, policies: CreateOptions<V> = {}) {
  const emulator = await startEmulator(vendor, policies);
  onTestFinished(() => emulator.close());
  const { path, env } = await home();
  const name = vendor.toUpperCase();
  const { apiToken, userApiToken } = emulator.credentials as { apiToken?: string; userApiToken?: string };
  const secretName = vendor === "flashblade" ? `${name}_API_TOKEN` : `${name}_USER_API_TOKEN`;
  const all = { ...env, [`${name}_BASE_URL`]: emulator.baseUrl, [secretName]: apiToken ?? userApiToken ?? "" };
  const start = (args: readonly string[], more: Record<string, string> = {}) => startCommand(args, { ...all, ...more });
  const run = (args: readonly string[], { input = "", env: more = {} }: { input?: string; env?: Record<string, string> } = {}) => {
    const command = start(args, more);
    command.child.stdin.end(input);
    return command.ended;
  };
  return { emulator, path, env: all, secretName, start, run };
}

/** From now on the answer to a login is held back, though the session is open, until the function given back is called. */
export function holdLogins(emulator: { fault(fault: Fault): unknown }): () => void {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  emulator.fault({ match: { operation: "login" }, answerDelay: () => held });
  onTestFinished(release);
  return release;
}

export function startCommand(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [bin, ...args], { env, stdio: "pipe" });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (text: string) => (output[stream] += text));
  child.stdin.on("error", () => {});
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "close").then(([code]): Outcome => ({ code: code as number | null, ...output }));
  return { child, ended, output };
}
