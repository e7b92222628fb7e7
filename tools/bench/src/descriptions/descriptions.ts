import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { largeSpec } from "./large-spec.ts";

/** A description, and what our command is given with it. */
export interface Description {
  readonly name: string;
  /** Where it is, or its text. */
  readonly source: { readonly path: string } | { readonly file: string; readonly text: string };
  readonly overlay?: string;
}

const root = fileURLToPath(new URL("../../../../", import.meta.url));
/** Descriptions as their publishers have them, beside a clone of this repository; no part of it, and not there for everyone. */
const published = join(root, "../shared/real-specs");
const tested = join(root, "packages/codegen/test/support/published");
const flashblade = join(root, "specs/flashblade-rest-2.overlay.yaml");

const real: readonly (readonly [name: string, path: string, overlay: string])[] = [
  ["FlashBlade 2.28", "flashblade-2.28.yaml", flashblade],
  ["FlashBlade 2.17", "flashblade-2.17-swagger2.yaml", flashblade],
  ["FlashArray", "flasharray-2.x.yaml", join(tested, "flasharray.overlay.yaml")],
  ["Argo CD", "argocd-swagger2.json", join(tested, "argocd.overlay.yaml")],
  ["Gitea", "gitea-swagger2.json", join(tested, "gitea.overlay.yaml")],
  ["Portainer", "portainer.yaml", join(tested, "portainer.overlay.yaml")],
  ["Pi-hole", "pihole/main.yaml", join(tested, "pi-hole.overlay.yaml")],
];

/** The published ones where they are, else some of our own. */
export function descriptions(): readonly Description[] {
  if (existsSync(published)) return real.map(([name, path, overlay]) => ({ name, source: { path: join(published, path) }, overlay }));
  return [50, 200, 600].map((count) => ({
    name: `${count} operations`,
    source: { file: `own-${count}.yaml`, text: largeSpec(count) },
  }));
}

/** A description's file name. */
export const fileOf = ({ source }: Description): string => ("path" in source ? basename(source.path) : source.file);
