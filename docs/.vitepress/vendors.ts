import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { root } from "./root.ts";

/** A vendor that has a package of its own. */
export interface VendorPages {
  /** Of its package and of its folders, such as `flashblade`. */
  readonly name: string;
  /** As people write it, such as `FlashBlade`. */
  readonly title: string;
}

/** Every vendor: the packages that were made from a spec, which lies beside them. */
export const vendors: readonly VendorPages[] = globSync("packages/*/spec.yaml", { cwd: root })
  .map((file) => basename(dirname(file)))
  .toSorted()
  .map((name) => {
    const { description } = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")) as { description: string };
    return { name, title: /^Typed client of the (.+?)( login)? API/.exec(description)?.[1] ?? name };
  });
