import { loadSpec } from "../emulator/load-spec.ts";
import type { SpecFiles } from "../spec/spec-files.ts";
import type { Vendor } from "../vendors/contract/vendor.ts";
import { findVendor, vendorNames, type VendorName } from "../vendors/vendors.ts";
import type { SessionAdapter } from "./scene/adapter.ts";
import type { Check } from "./check/check.ts";
import { conformanceChecks } from "./checks.ts";

/** Which checks, by what they are about. */
export interface RowSelection {
  /** Only these rows: `["F2", "F9"]`. */
  readonly rows?: readonly string[];
}

/** Which checks. */
export interface Selection<V extends VendorName = VendorName> extends RowSelection {
  /** Only with this vendor's server. Default: every one that the adapter can talk to. */
  readonly vendor?: V;
}

/** The same with a server of a description: every check that can happen to its session. */
export interface DescribedSelection extends RowSelection, SpecFiles {}

/** A check, and the vendor whose server it is played against. */
export interface Selected {
  readonly check: Check;
  readonly vendor: Vendor;
}

/** The checks that apply to a client, with each vendor that it can talk to. Throws a TypeError for what does not exist. */
export function selectChecks<V extends VendorName>(
  { vendors = vendorNames as readonly V[], takesSignal = true }: Pick<SessionAdapter<never, V>, "vendors" | "takesSignal">,
  { vendor, rows }: Selection<V>,
): Selected[] {
  if (vendor !== undefined && !vendors.includes(vendor))
    throw new TypeError(`vendor: ${JSON.stringify(vendor)} is not one that the adapter can talk to. Known: ${vendors.join(", ")}`);
  const served = vendors.filter((name) => vendor === undefined || name === vendor).map((name) => findVendor(name));
  return select(served, takesSignal, rows);
}

/** The checks that apply to a client of a described API. Rejects with a TypeError also where the description has no call to make. */
export async function selectDescribed(
  { takesSignal = true }: { readonly takesSignal?: boolean },
  { rows, ...files }: DescribedSelection,
): Promise<Selected[]> {
  const vendor = await loadSpec(files);
  void vendor.conformance.read; // throws where there is none
  return select([vendor], takesSignal, rows);
}

function select(vendors: readonly Vendor[], takesSignal: boolean, rows: readonly string[] | undefined): Selected[] {
  const known = new Set(conformanceChecks.map(({ id }) => id));
  const unknown = rows?.filter((row) => !known.has(row)) ?? [];
  if (unknown.length > 0) throw new TypeError(`rows: ${unknown.join(", ")} does not exist. Known: ${[...known].join(", ")}`);
  return conformanceChecks
    .filter(({ id, needsSignal }) => (rows === undefined || rows.includes(id)) && (takesSignal || !needsSignal))
    .flatMap((check) => vendors.filter(({ conformance }) => check.appliesTo(conformance)).map((vendor) => ({ check, vendor })));
}
