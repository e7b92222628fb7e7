import type { VendorName as EmulatedVendor } from "@vendor-auth/emulator";
import type { KnownVendor } from "./known-vendor.ts";
import { loaders } from "./loaders.ts";

/** Does not compile while a vendor that can be emulated is missing in `loaders`. */
const byName: Readonly<Record<string, () => Promise<unknown>>> = loaders satisfies Readonly<Record<EmulatedVendor, unknown>>;

/** The vendors that need no package of one's own. */
export const vendorNames = Object.keys(byName);

/** Whether a vendor is named by the folder of its package: `./acme`, `../acme`, `/home/me/acme`. */
export function isFolder(name: string): boolean {
  return /[/\\]/.test(name) || name === "." || name === "..";
}

/** Whether a word names a vendor: one of `vendorNames`, or the folder of a package. */
export function isVendor(name: string): boolean {
  return Object.hasOwn(byName, name) || isFolder(name);
}

/**
 * Loaded when used: help needs none. A folder has to be absolute. Credentials are read from text, by the names that the descriptor
 * gives.
 */
export async function loadVendor(name: string): Promise<KnownVendor> {
  const known = Object.hasOwn(byName, name) ? byName[name] : undefined;
  return known ? ((await known()) as KnownVendor) : (await import("./own-vendor.ts")).loadOwnVendor(name);
}
