import type { VendorName as EmulatedVendor } from "@vendor-auth/emulator";
import type { KnownVendor } from "./known-vendor.ts";
import { loaders } from "./loaders.ts";

export type VendorName = keyof typeof loaders;

/** Does not compile while a vendor that can be emulated is missing in `loaders`. */
const byName: Readonly<Record<VendorName, () => Promise<unknown>>> = loaders satisfies Readonly<Record<EmulatedVendor, unknown>>;

export const vendorNames = Object.keys(byName) as VendorName[];

export function isVendor(name: string): name is VendorName {
  return Object.hasOwn(byName, name);
}

/** Loaded when used: help needs none. Credentials are read from text, by the names that the descriptor gives. */
export async function loadVendor(name: VendorName): Promise<KnownVendor> {
  return (await byName[name]()) as KnownVendor;
}
