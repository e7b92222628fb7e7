import type { AnyEmulator, Emulator } from "../control/emulator.ts";
import type { Vendor } from "../vendors/contract/vendor.ts";
import { findVendor, type VendorName } from "../vendors/vendors.ts";
import { assemble, type Given } from "./assemble.ts";
import type { InProcessOptions } from "./options.ts";

/** A vendor's server without a socket: for `emulator.fetch`. Throws a TypeError that names what is wrong in the options. */
export function createEmulator<V extends VendorName>(vendor: V, options: InProcessOptions<V> = {}): Emulator<V> {
  return create(findVendor(vendor), options) as Emulator<V>;
}

function create(vendor: Vendor, options: Given & { readonly origin?: string }): AnyEmulator {
  const { origin = `https://${vendor.name}.localhost`, ...rest } = options;
  if (!/^https?:\/\/[^/?#]+$/.test(origin))
    throw new TypeError(`origin: expected a scheme and a host, as in http://localhost:9001, got ${origin}`);
  return assemble(vendor, rest, () => origin).emulator;
}
