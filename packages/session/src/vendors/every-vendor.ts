// Written by "npm run new-vendor".
import type { Vendor } from "../model/vendor.ts";

/** Loads every vendor that this package has a folder for. */
export async function everyVendor(): Promise<readonly Vendor<{}, unknown>[]> {
  const loaded = await Promise.all([import("./cloudendure/vendor.ts"), import("./flashblade/vendor.ts")]);
  return loaded.map(({ vendor }) => vendor as Vendor<{}, unknown>);
}
