import { cp, mkdtemp, readFile, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packAll } from "./pack.ts";
import { mustRun } from "./run.ts";

/** One entry of npm's lock: a package that was installed. */
export interface Installed {
  readonly resolved: string;
  readonly hasInstallScript?: boolean;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Somebody's project, outside the repository, that installed the packed packages. */
export interface Project {
  readonly path: string;
  /** Names of our packages that the project asks for. */
  readonly packages: readonly string[];
  /** Everything npm installed, by its path below the project. */
  readonly installed: Readonly<Record<string, Installed>>;
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The folder of what the tests of the tarballs compile and run. */
export const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url));

/** Brings undici and others along, which a user of the libraries alone does not have. */
const commandLine = "@vendor-auth/cli";

/**
 * Packs, makes a project of a folder of fixtures (default: this tool's own), and installs as a careful user does: with scripts off.
 * The libraries, or the command line alone, beside what the folder's package.json asks for. The project is in the temporary folder
 * of the test.
 */
export async function createProject(what: "libraries" | "command line" = "libraries", folder = fixtures): Promise<Project> {
  const path = await realpath(await mkdtemp(join(tmpdir(), "consumer-")));
  const packed = await packAll(path);
  await cp(folder, path, { recursive: true });
  const wanted = packed.filter(({ name }) => (name === commandLine) === (what === "command line"));
  const own = (await readFile(join(path, "package.json"), "utf8").then(JSON.parse, () => ({}))) as Manifest;
  const manifest = {
    name: "consumer",
    private: true,
    type: "module",
    ...own,
    dependencies: { ...own.dependencies, ...Object.fromEntries(wanted.map(({ name, file }) => [name, `file:${file}`])) },
    // A version from a registry must never stand in for what was packed.
    overrides: Object.fromEntries(
      packed.map(({ name, file }) => [name, wanted.some((one) => one.name === name) ? `$${name}` : `file:${file}`]),
    ),
  };
  await writeFile(join(path, "package.json"), JSON.stringify(manifest, null, 2));
  await mustRun("npm", ["install", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: path });
  const lock = JSON.parse(await readFile(join(path, "package-lock.json"), "utf8")) as { packages: Record<string, Installed> };
  delete lock.packages[""]; // the project itself
  return { path, packages: wanted.map(({ name }) => name), installed: lock.packages };
}
