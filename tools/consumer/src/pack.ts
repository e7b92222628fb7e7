import { existsSync } from "node:fs";
import { join } from "node:path";
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

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Where each published package lives, below the root. */
const published = {
  "@vendor-auth/client": "packages/client",
  "@vendor-auth/cloudendure": "packages/cloudendure",
  "@vendor-auth/codegen": "tools/codegen",
  "@vendor-auth/emulator": "packages/emulator",
  "@vendor-auth/flashblade": "packages/flashblade",
  "@vendor-auth/session": "packages/session",
};

/** Packs every published package into `directory`. They must have been built. */
export async function packAll(directory: string): Promise<readonly Packed[]> {
  for (const folder of Object.values(published)) {
    if (!existsSync(join(root, folder, "dist"))) throw new Error(`${folder} has no dist. Build it first: npm run build`);
  }
  const filters = Object.keys(published).flatMap((name) => ["--filter", name]);
  const report = await mustRun("pnpm", [...filters, "--recursive", "pack", "--json", "--pack-destination", directory], { cwd: root });
  return (JSON.parse(report) as PackReport[]).map(({ name, filename, files }) => ({
    name,
    file: filename,
    files: files.map(({ path }) => path).toSorted(),
    source: join(root, published[name as keyof typeof published]),
  }));
}
