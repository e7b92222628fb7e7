import { mkdtemp, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Registry } from "@vendor-auth/packed/registry";
import { mustRun, type Outcome, run } from "@vendor-auth/packed/run";

export type ManagerName = "npm" | "pnpm" | "yarn";

const yarn = ["npm", "exec", "--yes", "--prefer-offline", "--package=@yarnpkg/cli-dist@4.18.1", "--", "yarn"];
const inModules = [process.execPath, "node_modules/typescript/bin/tsc"];

/** How each package manager installs what package.json asks for, and runs a program there. */
const managers: Readonly<
  Record<
    ManagerName,
    { install: readonly string[]; files: Readonly<Record<string, string>>; node: readonly string[]; tsc: readonly string[] }
  >
> = {
  npm: { install: ["npm", "install", "--ignore-scripts"], files: {}, node: [process.execPath], tsc: inModules },
  pnpm: {
    install: ["pnpm", "install", "--ignore-scripts"],
    files: { "pnpm-workspace.yaml": "packages: []\nminimumReleaseAge: 0\n" },
    node: [process.execPath],
    tsc: inModules,
  },
  // Yarn's own way: no node_modules, every import checked against what package.json declares.
  yarn: {
    install: [...yarn, "install"],
    files: { "yarn.lock": "", ".yarnrc.yml": "enableScripts: false\n" },
    node: [...yarn, "node"],
    tsc: [...yarn, "tsc"],
  },
};

/** Somebody's project that installed from the registry. */
export interface InstalledProject {
  readonly path: string;
  /** Compiles there: resolves to what the compiler says, nothing when all is well. */
  compile(): Promise<string>;
  /** Runs `node` there. */
  node(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Outcome>;
}

export interface Wanted {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
}

/** Makes a project in the temporary folder of the test, and installs with a package manager, scripts off. */
export async function installWith(manager: ManagerName, registry: Registry, { files, ...manifest }: Wanted): Promise<InstalledProject> {
  const path = await realpath(await mkdtemp(join(tmpdir(), `${manager}-`)));
  const { install, files: own, node, tsc } = managers[manager];
  const everything = { "package.json": JSON.stringify({ name: "consumer", private: true, type: "module", ...manifest }), ...own, ...files };
  for (const [name, text] of Object.entries(everything)) await writeFile(join(path, name), text);
  const [installer = "", ...options] = install;
  await mustRun(installer, options, { cwd: path, env: { ...registry.env, PNPM_CONFIG_STORE_DIR: join(path, ".store") }, timeout: 240_000 });
  const compile = async () => {
    const [compiler = "", ...rest] = tsc;
    const { code, stdout, stderr } = await run(compiler, rest, { cwd: path, env: registry.env });
    return code === 0 ? "" : stdout + stderr;
  };
  return {
    path,
    compile,
    node: (args, env) => run(node[0] ?? "", [...node.slice(1), ...args], { cwd: path, env: { ...registry.env, ...env } }),
  };
}
