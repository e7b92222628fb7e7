import type { Emulator } from "../control/emulator.ts";
import type { VendorName } from "../vendors/vendors.ts";
import { assemble } from "./assemble.ts";
import type { CreateOptions, InProcessOptions } from "./options.ts";

/** A vendor's server without a socket: for `emulator.fetch`. Throws a TypeError that names what is wrong in the options. */
export function createEmulator<V extends VendorName>(vendor: V, options: InProcessOptions<V> = {}): Emulator<V> {
  const { origin = `https://${vendor}.localhost`, ...rest } = options;
  if (!/^https?:\/\/[^/?#]+$/.test(origin))
    throw new TypeError(`origin: expected a scheme and a host, as in http://localhost:9001, got ${origin}`);
  return assemble(vendor, rest as unknown as CreateOptions<V>, () => origin).emulator;
}
