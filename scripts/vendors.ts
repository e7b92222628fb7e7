import { existsSync, readdirSync } from "node:fs";

const packages = new URL("../packages/", import.meta.url);

/** The vendors of this checkout, sorted: the folders of packages that were made from a spec, which lies in them. */
export const vendors: readonly string[] = readdirSync(packages)
  .filter((name) => existsSync(new URL(`${name}/spec.yaml`, packages)))
  .toSorted();
