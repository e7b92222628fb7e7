import { readFileSync } from "node:fs";
import { join } from "node:path";
import { vendors as names } from "../../scripts/vendors.ts";
import { root } from "./root.ts";

/** A vendor that has a package of its own. */
export interface VendorPages {
  /** Of its package and of its folders, such as `flashblade`. */
  readonly name: string;
  /** As people write it, such as `FlashBlade`. */
  readonly title: string;
}

/** Every vendor of this checkout. */
export const vendors: readonly VendorPages[] = names.map((name) => {
  const { description } = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")) as { description: string };
  return { name, title: /^Typed client of the (.+?)( login)? API/.exec(description)?.[1] ?? name };
});
