import versions from "../../../scripts/node-versions.json" with { type: "json" };
import { mustRun } from "./run.ts";

/**
 * The binary of the oldest Node that the packages support, or of the next that npm has for this platform. Resolves to its path. It comes
 * through npm's cache: as optional dependencies, pnpm fetches the binaries of other platforms too.
 */
export async function oldestNode(cwd: string): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const { packages, tested, oldest, oldestElsewhere } = versions;
  const name = (packages as Readonly<Record<string, string>>)[platform];
  if (name === undefined) throw new Error(`no Node package is known for ${platform}. Add one to scripts/node-versions.json`);
  const version = (oldestElsewhere as Readonly<Record<string, string>>)[platform] ?? (tested as Readonly<Record<string, string>>)[oldest];
  const wanted = `--package=${name}@${version}`;
  const args = ["exec", "--yes", "--prefer-offline", "--loglevel=error", wanted, "--", "node", "-p", "process.execPath"];
  return (await mustRun("npm", args, { cwd })).trim();
}
