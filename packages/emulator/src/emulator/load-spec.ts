import type { SpecFiles } from "../spec/spec-files.ts";
import type { Vendor } from "../vendors/contract/vendor.ts";

/** Makes a vendor of a description. What reads it is loaded here, for those who serve one. Rejects with a `SpecError`. */
export async function loadSpec(files: SpecFiles): Promise<Vendor> {
  const { loadSpecVendor } = await import("../spec/load-vendor.ts");
  return loadSpecVendor(files);
}

/** A vendor with the data of a description behind its session. */
export async function loadData(vendor: Vendor, dataSpec: string): Promise<Vendor> {
  const { loadDataSpec } = await import("../spec/load-vendor.ts");
  return loadDataSpec(vendor, dataSpec);
}
