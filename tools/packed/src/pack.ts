import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
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

/** An entry of `packed.json`: `file` is a name in its folder, `source` a path below the root. */
export interface ListedPackage extends Packed {
  readonly sha256: string;
}

/** Writes `packed.json` beside the tarballs of this checkout: scripts/release/publish.mjs publishes what it lists. */
export function listPacked(directory: string, packed: readonly Packed[]): readonly ListedPackage[] {
  const list = packed.map(({ name, file, files, source }) => ({
    name,
    file: basename(file),
    sha256: createHash("sha256").update(readFileSync(file)).digest("hex"),
    files,
    source: relative(root, source).replaceAll("\\", "/"),
  }));
  const path = join(directory, "packed.json");
  writeFileSync(`${path}.tmp`, `${JSON.stringify(list, null, 2)}\n`);
  renameSync(`${path}.tmp`, path);
  return list;
}

/** Copies what `packed.json` in `from` lists. */
function copyPacked(from: string, directory: string): readonly Packed[] {
  const packed = JSON.parse(readFileSync(join(from, "packed.json"), "utf8")) as readonly ListedPackage[];
  return packed.map(({ name, file, files, source }) => {
    copyFileSync(join(from, file), join(directory, file));
    return { name, file: join(directory, file), files, source: join(root, source) };
  });
}
