import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { SessionDescriptor } from "@vendor-auth/client";
import type { KnownVendor } from "./known-vendor.ts";

/** What a package lacks that was named as a vendor. */
export class UnusablePackageError extends Error {
  override readonly name = "UnusablePackageError";
  readonly remedy: string;

  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.remedy = remedy;
  }
}

/**
 * A vendor from the folder of a package that `vendor-codegen` made, and that was built: its door exports the `session` of its
 * description. Throws an `UnusablePackageError`.
 */
export async function loadOwnVendor(folder: string): Promise<KnownVendor> {
  const unusable = (what: string, remedy: string, cause?: unknown) =>
    new UnusablePackageError(`the package in ${folder} cannot be used as a vendor: ${what}`, remedy, cause);
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) throw unusable("it has no package.json", "Give the folder that vendor-codegen init made.");
  let door: string | undefined;
  try {
    door = doorOf(JSON.parse(readFileSync(manifest, "utf8")) as Manifest);
  } catch (error) {
    throw unusable("its package.json is not JSON", "Correct it.", error);
  }
  if (!door) throw unusable("its package.json names no file in exports or main", "Name there what exports session.");
  if (!existsSync(join(folder, door)))
    throw unusable(`${door} is not there`, "Build it first: npm install && npm run build in that folder.");
  let loaded: { readonly session?: unknown };
  try {
    loaded = (await import(pathToFileURL(join(folder, door)).href)) as typeof loaded;
  } catch (error) {
    throw unusable(`${door} does not load: ${String(error)}`, "Try npm install && npm run build in that folder.", error);
  }
  if (!isDescriptor(loaded.session))
    throw unusable(`${door} exports no session`, 'Export it there: export { session } from "./generated/session.js".');
  const descriptor = loaded.session;
  const { connect, declared } = await import("@vendor-auth/session");
  const session = declared(descriptor) as unknown as KnownVendor["session"];
  return { descriptor, session, open: (options) => connect(session, options) };
}

interface Manifest {
  readonly exports?: unknown;
  readonly main?: string;
}

/** The file that an import of the package loads. */
function doorOf({ exports, main }: Manifest): string | undefined {
  const find = (entry: unknown): string | undefined => {
    if (typeof entry === "string") return entry;
    if (typeof entry !== "object" || entry === null) return undefined;
    const { ".": root, import: imported, node, default: fallback } = entry as Record<string, unknown>;
    return find(root) ?? find(node) ?? find(imported) ?? find(fallback);
  };
  return find(exports) ?? main;
}

function isDescriptor(value: unknown): value is SessionDescriptor {
  const { vendor, login, credentials, open, server } = (value ?? {}) as Partial<SessionDescriptor>;
  return typeof vendor === "string" && Array.isArray(login?.input) && [credentials, open].every(Array.isArray) && server !== undefined;
}
