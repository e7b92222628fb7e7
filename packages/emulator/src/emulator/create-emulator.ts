import type { AnyEmulator, Emulator, SpecEmulator } from "../control/emulator.ts";
import type { Vendor } from "../vendors/contract/vendor.ts";
import { findVendor, type VendorName } from "../vendors/vendors.ts";
import { assemble, type Given } from "./assemble.ts";
import { loadData, loadSpec } from "./load-spec.ts";
import type { DataSpec, InProcessOptions } from "./options.ts";
import { splitSpecOptions, type InProcessSpecOptions } from "./spec-options.ts";

/**
 * A server of a description without a socket: for `emulator.fetch`. Rejects with a TypeError that names what is wrong in the
 * options, a `SpecError` for what is wrong in the description.
 */
export function createEmulator<Credentials extends object = Record<string, unknown>>(
  options: InProcessSpecOptions<Credentials>,
): Promise<SpecEmulator<Credentials>>;
/** A vendor's server without a socket, with the data operations of a description behind its session. Rejects as above. */
export function createEmulator<V extends VendorName>(vendor: V, options: InProcessOptions<V> & DataSpec): Promise<Emulator<V>>;
/** A vendor's server without a socket: for `emulator.fetch`. Throws a TypeError that names what is wrong in the options. */
export function createEmulator<V extends VendorName>(vendor: V, options?: InProcessOptions<V>): Emulator<V>;
export function createEmulator(first: VendorName | InProcessSpecOptions<object>, options: object = {}): unknown {
  if (typeof first === "object") return createDescribed(first);
  const vendor = findVendor(first);
  const { dataSpec, ...rest } = options as Partial<DataSpec>;
  return dataSpec === undefined ? createVendor(vendor, rest) : loadData(vendor, dataSpec).then((loaded) => createVendor(loaded, rest));
}

async function createDescribed(options: InProcessSpecOptions<object>): Promise<AnyEmulator> {
  const { files, rest } = splitSpecOptions(options);
  return createVendor(await loadSpec(files), rest);
}

/** A server of this vendor without a socket. */
export function createVendor(vendor: Vendor, options: Given & { readonly origin?: string }): AnyEmulator {
  const { origin = `https://${vendor.name}.localhost`, ...rest } = options;
  if (!/^https?:\/\/[^/?#]+$/.test(origin))
    throw new TypeError(`origin: expected a scheme and a host, as in http://localhost:9001, got ${origin}`);
  return assemble(vendor, rest, () => origin).emulator;
}
