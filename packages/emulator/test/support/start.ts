import { onTestFinished } from "vitest";
import { startEmulator, type RunningEmulator, type StartOptions, type VendorName } from "../../src/index.ts";

/** A running emulator that the test's end closes. */
export async function start<V extends VendorName>(vendor: V, options: StartOptions<V> = {}): Promise<RunningEmulator<V>> {
  const emulator = await startEmulator(vendor, options);
  onTestFinished(() => emulator.close());
  return emulator;
}
