import { startEmulator } from "@vendor-auth/emulator";
import { type Outcome, run } from "./run.ts";

export type VendorName = "cloudendure" | "flashblade";

/** What a program printed, and what the server it logged in to counted. */
export interface Visit extends Outcome {
  readonly server: { readonly logins: number; readonly logouts: number; readonly requests: number; readonly open: number };
}

/** Runs a program of the fixtures against an emulator of its own. */
export async function visit(vendor: VendorName, command: readonly [file: string, ...args: string[]], cwd: string): Promise<Visit> {
  await using emulator = await startEmulator(vendor);
  // One way to log in: the emulator's CloudEndure credentials hold several.
  const { userApiToken, apiToken } = emulator.credentials as { userApiToken?: string; apiToken?: string };
  const env = { VENDOR: vendor, BASE_URL: emulator.baseUrl, CREDENTIALS: JSON.stringify({ userApiToken, apiToken }) };
  const [file, ...args] = command;
  const outcome = await run(file, args, { cwd, env });
  const { logins, logouts, requests } = emulator.counters;
  return { ...outcome, server: { logins, logouts, requests, open: emulator.sessions.length } };
}
