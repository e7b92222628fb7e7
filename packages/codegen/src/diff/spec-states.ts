import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { jobsIn, nameOf } from "../disk/jobs.ts";
import type { SpecChange } from "./changes/spec-change.ts";
import { readManifest, readReleasedSpec } from "./released-spec.ts";
import type { Manifest } from "./released-spec.ts";

/** A spec, its package, and what changed since the package was last released. */
export interface SpecState {
  readonly vendor: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** The spec as it is: its path, its name from the project's root, its text. */
  readonly spec: { readonly file: string; readonly name: string; readonly text: string };
  /** The spec of the last release; `undefined` when there was none. */
  readonly released: { readonly file: string; readonly text: string } | undefined;
  /** Published packages that depend on its package, directly or through others. */
  readonly dependents: readonly Manifest[];
  readonly changes: readonly SpecChange[];
}

/** Every spec of a folder that has a package, without a look at its released spec. */
export function specsWithPackages(specs: string, packages: string): Omit<SpecState, "released" | "changes">[] {
  const manifests = readdirSync(packages)
    .toSorted()
    .flatMap((name) => readManifest(join(packages, name)) ?? []);
  return jobsIn(specs, packages).flatMap(({ spec, out }) => {
    const manifest = readManifest(out);
    if (manifest === undefined) return [];
    return {
      vendor: basename(out),
      folder: out,
      manifest,
      spec: { file: spec, name: nameOf(spec), text: readFileSync(spec, "utf8") },
      dependents: dependentsOf(manifest.name, manifests),
    };
  });
}

/** Compares every spec of a folder with the one that its package was last released from. */
export async function specStates(specs: string, packages: string): Promise<SpecState[]> {
  return Promise.all(
    specsWithPackages(specs, packages).map(async (state) => {
      const released = readReleasedSpec(state.folder, state.manifest);
      const isSame = released === undefined || released.text === state.spec.text;
      return { ...state, released, changes: isSame ? [] : await changesOf(released, state.spec) };
    }),
  );
}

/** Loaded only when there is something to compare. */
async function changesOf(released: { file: string; text: string }, spec: SpecState["spec"]): Promise<SpecChange[]> {
  const [{ readSafeSpec }, { changesBetween }] = await Promise.all([import("../check/read-safe-spec.ts"), import("./changes-between.ts")]);
  const [before, after] = await Promise.all([readSafeSpec(released), readSafeSpec(spec)]);
  return await changesBetween({ before, after });
}

function dependentsOf(name: string, manifests: readonly Manifest[]): Manifest[] {
  const found = new Map<string, Manifest>();
  const visit = (of: string): void => {
    for (const manifest of manifests) {
      if (manifest.isPrivate || found.has(manifest.name) || !manifest.dependencies.includes(of)) continue;
      found.set(manifest.name, manifest);
      visit(manifest.name);
    }
  };
  visit(name);
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
