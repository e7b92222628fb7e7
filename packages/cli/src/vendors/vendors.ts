import type { VendorName as EmulatedVendor } from "@vendor-auth/emulator";
import type { KnownVendor } from "./known-vendor.ts";
import { loaders } from "./loaders.ts";
import { isFolder, loadOwnVendor } from "./own-vendor.ts";

/** Does not compile while a vendor that can be emulated is missing in `loaders`. */
const byName: Readonly<Record<string, () => Promise<unknown>>> = loaders satisfies Readonly<Record<EmulatedVendor, unknown>>;

/** The vendors that need no package of one's own. */
export const vendorNames = Object.keys(byName);

/** Whether a word names a vendor: one of `vendorNames`, or the folder of a package. */
export function isVendor(name: string): boolean {
  return Object.hasOwn(byName, name) || isFolder(name);
}

/**
 * Loaded when used: help needs none. A folder has to be absolute. Credentials are read from text, by the names that the descriptor
 * gives.
 */
export async function loadVendor(name: string): Promise<KnownVendor> {
  return Object.hasOwn(byName, name) ? ((await byName[name]?.()) as KnownVendor) : loadOwnVendor(name);
}
