import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { mustRun } from "./run.ts";

/** A package as it would be published. */
export interface Packed {
  readonly name: string;
  /** The .tgz. */
  readonly file: string;
  /** Paths inside it. */
  readonly files: readonly string[];
  /** The folder it was packed from. */
  readonly source: string;
}

interface PackReport {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** This checkout. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Where each published package lives, below the root of a checkout: every package of the workspace that is not private. */
export function publishedIn(checkout: string): ReadonlyMap<string, string> {
  const folders = ["packages", "tools"].flatMap((parent) => readdirSync(join(checkout, parent)).map((name) => `${parent}/${name}`));
  const manifests = folders
    .filter((folder) => existsSync(join(checkout, folder, "package.json")))
    .map((folder) => [folder, JSON.parse(readFileSync(join(checkout, folder, "package.json"), "utf8")) as Manifest] as const);
  return new Map(manifests.filter(([, { private: isPrivate }]) => isPrivate !== true).map(([folder, { name }]) => [name, folder]));
}

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
}

/**
 * Packs every published package of a checkout (default: this one) into `directory`. They must have been built. Where
 * TARBALLS names the folder of `npm run pack`, what is there is copied instead: what is tested is what is published.
 */
export async function packAll(directory: string, checkout = root): Promise<readonly Packed[]> {
  const { TARBALLS: given = "" } = process.env;
  if (given !== "" && checkout === root) return copyPacked(resolve(root, given), directory);
  const published = publishedIn(checkout);
  for (const folder of published.values()) {
    if (!existsSync(join(checkout, folder, "dist"))) throw new Error(`${folder} has no dist. Build it first: npm run build`);
  }
  const filters = [...published.keys()].flatMap((name) => ["--filter", name]);
  const report = await mustRun("pnpm", [...filters, "--recursive", "pack", "--json", "--pack-destination", directory], { cwd: checkout });
  return (JSON.parse(report) as PackReport[]).map(({ name, filename, files }) => ({
    name,
    file: filename,
    files: files.map(({ path }) => path).toSorted(),
    source: join(checkout, published.get(name) ?? ""),
  }));
}

/** `packed.json`, as scripts/pack.mjs writes it: files by name, sources below the root. */
function copyPacked(from: string, directory: string): readonly Packed[] {
  const packed = JSON.parse(readFileSync(join(from, "packed.json"), "utf8")) as readonly Packed[];
  return packed.map(({ name, file, files, source }) => {
    copyFileSync(join(from, file), join(directory, file));
    return { name, file: join(directory, file), files, source: join(root, source) };
  });
}
