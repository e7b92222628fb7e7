import { findVendor, vendorNames, type VendorName } from "../vendors/vendors.ts";
import { flagOf, nameOf } from "./flag-name.ts";
import type { FlagValues } from "./policy-flags.ts";
import { UsageError } from "./usage-error.ts";

/** The flags that set a vendor's credentials. */
export function credentialFlagsOf(vendor: VendorName): string[] {
  return Object.keys(findVendor(vendor).credentials).map(flagOf);
}

/** The flags that set the credentials of any vendor. */
export const credentialFlags: Readonly<Record<string, { readonly type: "string" }>> = Object.fromEntries(
  vendorNames.flatMap(credentialFlagsOf).map((flag) => [flag, { type: "string" }]),
);

/** Turns flags into credentials. Throws a UsageError for a flag of another vendor, and for an empty value. */
export function readCredentialFlags(values: FlagValues, vendor: VendorName): Readonly<Record<string, string>> {
  const own = credentialFlagsOf(vendor);
  const credentials: Record<string, string> = {};
  for (const flag of Object.keys(credentialFlags)) {
    const value = values[flag];
    if (value === undefined) continue;
    if (!own.includes(flag))
      throw new UsageError(`--${flag} means nothing to ${vendor}, which takes ${own.map((name) => `--${name}`).join(", ")}`);
    if (typeof value !== "string" || value === "") throw new UsageError(`--${flag}: expected a value, got an empty one`);
    credentials[nameOf(flag)] = value;
  }
  return credentials;
}
