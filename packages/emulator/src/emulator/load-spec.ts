import type { SpecFiles } from "../spec/spec-files.ts";
import type { Vendor } from "../vendors/contract/vendor.ts";

/** What reads descriptions. Whoever serves the built-in vendors alone needs none of it. */
const packages = ["@vendor-auth/codegen", "ajv", "ajv-formats", "json-schema-faker"];

/** A package that reads descriptions is not installed. */
export class MissingPackagesError extends Error {
  override readonly name = "MissingPackagesError";
  readonly code = "ERR_MISSING_PACKAGES";
  /** The packages that are needed beside the emulator. */
  readonly packages: readonly string[] = packages;

  constructor(cause: unknown) {
    super(
      `a description is read with ${packages.join(", ")}. Install them beside @vendor-auth/emulator: npm install --save-dev ${packages.join(" ")}`,
      {
        cause,
      },
    );
  }
}

/** Makes a vendor of a description. What reads it is loaded here. Rejects with a `SpecError`, or a `MissingPackagesError`. */
export async function loadSpec(files: SpecFiles): Promise<Vendor> {
  const { loadSpecVendor } = await orMissing(import("../spec/load-vendor.ts"));
  return loadSpecVendor(files);
}

/** A vendor with the data of a description behind its session. */
export async function loadData(vendor: Vendor, dataSpec: string): Promise<Vendor> {
  const { loadDataSpec } = await orMissing(import("../spec/load-vendor.ts"));
  return loadDataSpec(vendor, dataSpec);
}

async function orMissing<Module>(loaded: Promise<Module>): Promise<Module> {
  try {
    return await loaded;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_MODULE_NOT_FOUND" && packages.some((name) => message.includes(`'${name}'`))) throw new MissingPackagesError(error);
    throw error;
  }
}
