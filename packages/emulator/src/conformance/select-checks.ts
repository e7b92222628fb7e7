import { vendorNames, type VendorName } from "../vendors/vendors.ts";
import type { SessionAdapter } from "./scene/adapter.ts";
import type { Check } from "./check/check.ts";
import { conformanceChecks } from "./checks.ts";

/** Which checks. */
export interface Selection<V extends VendorName = VendorName> {
  /** Only with this vendor's server. Default: every one that the adapter can talk to. */
  readonly vendor?: V;
  /** Only these rows: `["F2", "F9"]`. */
  readonly rows?: readonly string[];
}

/** The checks that apply to a client, each with a vendor whose server it is played against. Throws a TypeError for what does not exist. */
export function selectChecks<V extends VendorName>(
  { vendors = vendorNames as readonly V[], takesSignal = true }: Pick<SessionAdapter<never, V>, "vendors" | "takesSignal">,
  { vendor, rows }: Selection<V>,
): { check: Check; vendor: V }[] {
  const known = new Set(conformanceChecks.map(({ id }) => id));
  const unknown = rows?.filter((row) => !known.has(row)) ?? [];
  if (unknown.length > 0) throw new TypeError(`rows: ${unknown.join(", ")} does not exist. Known: ${[...known].join(", ")}`);
  if (vendor !== undefined && !vendors.includes(vendor))
    throw new TypeError(`vendor: ${JSON.stringify(vendor)} is not one that the adapter can talk to. Known: ${vendors.join(", ")}`);
  return conformanceChecks
    .filter(({ id, needsSignal }) => (rows === undefined || rows.includes(id)) && (takesSignal || !needsSignal))
    .flatMap((check) =>
      vendors
        .filter((name) => (vendor === undefined || name === vendor) && check.vendors.includes(name))
        .map((name) => ({ check, vendor: name })),
    );
}
