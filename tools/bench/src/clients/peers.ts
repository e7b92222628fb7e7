import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Caller, Target } from "./clients.ts";

const folder = fileURLToPath(new URL("../../peers/", import.meta.url));

interface Peers {
  /** Every peer's logged-in call. */
  callers(target: Target): Promise<Caller[]>;
  /** Every peer's usual way to renew: a call, to be made many times at once. */
  herds(target: { baseUrl: string; send: typeof fetch; login: () => Promise<string>; token: string }): Caller[];
  /** What a program imports of each. */
  entries: Record<string, string>;
  versions: Record<string, string>;
}

/** The peers, installed and generated when they are first asked for: they are no part of the workspace. */
export async function loadPeers(): Promise<Peers> {
  const run = (file: string, args: readonly string[]) =>
    promisify(execFile)(file, args, { cwd: folder, shell: process.platform === "win32" });
  if (!existsSync(`${folder}node_modules`)) {
    console.log("Installing the peers into tools/bench/peers …");
    await run("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
  }
  if (!existsSync(`${folder}generated`)) await run(process.execPath, ["generate.mjs"]);
  return (await import(new URL("../../peers/peers.mjs", import.meta.url).href)) as Peers;
}
