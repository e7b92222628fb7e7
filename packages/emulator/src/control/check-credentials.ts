import type { Vendor } from "../vendors/contract/vendor.ts";

/** Checks credentials that come from outside. Throws a TypeError that names the member and what was expected. */
export function checkCredentials({ credentials, checkCredential = checkText }: Vendor, given: object): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(credentials, name))
      throw new TypeError(`credentials: unknown member ${JSON.stringify(name)}. Known: ${Object.keys(credentials).join(", ")}`);
    const expected = checkCredential(name, value);
    if (expected !== undefined) throw new TypeError(`credentials.${name}: expected ${expected}`);
  }
  return given as Readonly<Record<string, string>>;
}

function checkText(_member: string, value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? undefined : "a string that is not empty";
}
