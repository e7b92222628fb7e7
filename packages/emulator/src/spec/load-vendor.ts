import { readDescription, readSessionDescription } from "@vendor-auth/codegen/description";
import type { Vendor } from "../vendors/contract/vendor.ts";
import type { SpecFiles } from "./spec-files.ts";
import { specVendor } from "./spec-vendor.ts";
import { withDataSpec } from "./with-data-spec.ts";

/** Reads a description, and makes a vendor of it. Rejects with a `SpecError` that says what is wrong in it, and where. */
export async function loadSpecVendor({ spec, overlays, name, data, onNotice = () => {} }: SpecFiles): Promise<Vendor> {
  const description = await readSessionDescription({ spec, overlays, name });
  for (const notice of description.notices) onNotice(notice);
  return specVendor(description, data);
}

/** Reads a description of a vendor's data, and serves it behind the vendor's own session. */
export async function loadDataSpec(vendor: Vendor, dataSpec: string): Promise<Vendor> {
  return withDataSpec(vendor, await readDescription({ spec: dataSpec }));
}
