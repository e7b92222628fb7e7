import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { own } from "../source/json.ts";

/** A spec to generate from, and the folder of the package to generate into. */
export interface Job {
  readonly spec: string;
  readonly out: string;
  /** Overlays' files, in the order in which they are applied. */
  readonly overlays: readonly string[];
  /** The vendor's name. Default: the spec's file name. */
  readonly name?: string | undefined;
}

/** A job as it is asked for: without a spec, it is for the one that its overlays extend. */
export type JobRequest = Omit<Job, "spec"> & { readonly spec: string | undefined };

/** The spec that is given, else the one that the overlays extend. Throws a `SpecError` when they extend none. */
export async function specOf({ spec, overlays }: Pick<JobRequest, "spec" | "overlays">): Promise<string> {
  // Loaded when needed: reading an overlay brings a parser, and most runs find nothing changed.
  return spec ?? (await import("./extended-spec.ts")).extendedSpec(overlays);
}

/** A job for every `*.yaml` in a folder that has `x-session`, into the package of its name. Throws when there is none. */
export function jobsIn(specs: string, packages: string): Job[] {
  const jobs = namesIn(specs)
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .map((name) => ({ spec: join(specs, name), out: join(packages, basename(name, ".yaml")), overlays: [] }))
    .filter(({ spec }) => /^(["']?)x-session\1\s*:/m.test(readFileSync(spec, "utf8")));
  if (jobs.length === 0) throw new Error(`${specs}: No *.yaml in this folder has x-session. Check --specs.`);
  return jobs;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new Error(`${folder}: The folder cannot be read: ${(error as NodeJS.ErrnoException).code}. Check --specs.`, { cause: error });
  }
}

/**
 * The spec's name for the generated files' first line: its path from the nearest folder above it that holds a
 * `package.json`, or from `packageToBe`, which will. The same on every machine, and from whichever folder the command is run.
 */
export function nameOf(spec: string, packageToBe?: string): string {
  const file = resolve(spec);
  const toBe = packageToBe === undefined ? undefined : resolve(packageToBe);
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    if (folder === toBe || existsSync(join(folder, "package.json"))) return relative(folder, file).replaceAll("\\", "/");
  }
  return basename(file);
}

/** The name of the package in a folder; `undefined` when it has none yet. */
export function packageNameOf(out: string): string | undefined {
  const manifest = join(out, "package.json");
  if (!existsSync(manifest)) return undefined;
  try {
    const name = own(JSON.parse(readFileSync(manifest, "utf8")), "name");
    return typeof name === "string" ? name : undefined;
  } catch (error) {
    throw new Error(`${manifest}: The package's name cannot be read: ${(error as Error).message}. Correct the file.`, { cause: error });
  }
}
