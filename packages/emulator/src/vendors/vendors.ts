import type { SharedPolicies } from "../policies/shared-policies.ts";
import { defaultsOf, type Vendor } from "./contract/vendor.ts";
import { vendors } from "./list.ts";

/** The vendors that can be emulated. */
export type VendorName = keyof typeof vendors;

type CredentialsIn<V> = V extends Vendor<infer Credentials, infer _OwnPolicies> ? Credentials : never;
type OwnPoliciesIn<V> = V extends Vendor<infer _Credentials, infer OwnPolicies> ? OwnPolicies : never;

/** Credentials by vendor. */
export type CredentialsOf = { readonly [Name in VendorName]: CredentialsIn<(typeof vendors)[Name]> };

type OwnPoliciesOf = { [Name in VendorName]: OwnPoliciesIn<(typeof vendors)[Name]> };

/** How a vendor's server behaves. All can be changed while it runs; the next request follows. Times are in milliseconds. */
export type Policies<V extends VendorName = VendorName> = SharedPolicies & OwnPoliciesOf[V];

const byName: Readonly<Record<VendorName, Vendor>> = vendors;

/** Names of the vendors that can be emulated. */
export const vendorNames = Object.keys(vendors) as readonly VendorName[];

/** How each vendor behaves when nothing else is asked for. */
export const defaultPolicies = Object.fromEntries(vendorNames.map((name) => [name, defaultsOf(byName[name])])) as unknown as {
  readonly [Name in VendorName]: Readonly<Policies<Name>>;
};

/** Whether this is the name of a vendor. */
export function isVendorName(name: string): name is VendorName {
  return Object.hasOwn(vendors, name);
}

/** What the vendor's folder says. Throws a TypeError when there is no such vendor. */
export function findVendor(name: VendorName): Vendor {
  if (!isVendorName(name)) throw new TypeError(`unknown vendor ${JSON.stringify(name)}. Known: ${vendorNames.join(", ")}`);
  return byName[name];
}
