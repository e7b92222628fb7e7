import type { Fault, RunningEmulator } from "../../src/index.ts";
import { send, type Got } from "./plain-client.ts";
import { start } from "./start.ts";

/** A path that needs no session. */
export const path = "/api/api_version";

/** Asks for `path`; leaves after `maxBytes` of body. */
export function plainGet(origin: string, options: { maxBytes?: number } = {}): Promise<Got> {
  return send("GET", origin + path, options);
}

/** An emulator with one fault, and a client for it. */
export async function withFault(
  fault: Fault,
): Promise<{ emulator: RunningEmulator; ask: (options?: { maxBytes?: number }) => Promise<Got> }> {
  const emulator = await start("flashblade", { faults: [fault] });
  return { emulator, ask: (options) => plainGet(emulator.origin, options) };
}
