import type { Vendor } from "../vendors/contract/vendor.ts";

/** Checks credentials that come from outside. Throws a TypeError that names the member and what was expected. */
export function checkCredentials({ credentials }: Vendor, given: object): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(credentials, name))
      throw new TypeError(`credentials: unknown member ${JSON.stringify(name)}. Known: ${Object.keys(credentials).join(", ")}`);
    if (typeof value !== "string" || value === "") throw new TypeError(`credentials.${name}: expected a string that is not empty`);
  }
  return given as Readonly<Record<string, string>>;
}
