import { chmod } from "node:fs/promises";
import { dirname, join } from "node:path";
import { mustRun } from "@vendor-auth/packed/run";
import versions from "../../../scripts/node-versions.json" with { type: "json" };

/** A runtime from its npm package, and how it runs a program. */
interface Runtime {
  readonly package: string;
  /** The binary inside the package. */
  readonly binary: string;
  readonly args: readonly string[];
}

const node = (line: keyof typeof versions.tested): Runtime => ({
  package: `${versions.packages["linux-x64"]}@${versions.tested[line]}`,
  binary: "bin/node",
  args: [],
});

/** Linux on x64: the slow matrix runs there. The packages are those that npm's `node`, `bun` and `deno` bring for it. */
const runtimes = {
  "Node 20.19": node("20.19"),
  "Node 22": node("22"),
  "Node 24": node("24"),
  "Node 26": node("26"),
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
