import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const vendors = fileURLToPath(new URL("../../packages/session/src/vendors", import.meta.url));

/** The names of the vendors that have a facade. */
export const vendorNames = readdirSync(vendors, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));
