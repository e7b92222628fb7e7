import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const session = fileURLToPath(new URL("../../", import.meta.url));
const root = join(session, "../../");
const patches = join(session, "test/sabotage");

/** The rows that have a patch in test/sabotage. */
export const sabotagedRows = (): string[] => readdirSync(patches).map((file) => basename(file, ".patch"));

/**
 * Does `work` with the folder of a copy of this package whose engine is broken as the patch of `row` says. `use` keeps apart
 * what is done with a row at the same time.
 */
export async function withSabotagedCopy<T>(row: string, use: string, work: (copy: string) => Promise<T>): Promise<T> {
  // As deep as the package, so that everything it refers to is where it was; not beside it, where others look for packages.
  const folder = `.sabotaged/${row}-${use}`;
  const copy = join(root, folder);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  try {
    for (const part of ["src", "test", "package.json"]) cpSync(join(session, part), join(copy, part), { recursive: true });
    symlinkSync(join(session, "node_modules"), join(copy, "node_modules"), "junction");
    await run("git", ["apply", "--unsafe-paths", `--directory=${folder}`, join(patches, `${row}.patch`)], { cwd: root });
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
