import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runChild } from "../support/run-child.ts";

/** Serves a vendor on this machine until Ctrl-C; the emulator's own command, with its own flags and help. */
export async function emulate(args: readonly string[]): Promise<void> {
  const manifest = createRequire(import.meta.url).resolve("@vendor-auth/emulator/package.json");
  process.exitCode = await runChild(process.execPath, [join(dirname(manifest), "dist", "cli.js"), ...args], process.env);
}
