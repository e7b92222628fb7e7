// Does a row's test notice when the engine breaks? Applies each patch of packages/session/test/sabotage to a copy of the
// package, runs the row it is named after, and fails if the row stays green:
//   node tools/checks/sabotage.mjs [F9 …]
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify, stripVTControlCharacters } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
const patches = join(root, "packages/session/test/sabotage");
const wanted = process.argv.slice(2);
const rows = readdirSync(patches)
  .map((file) => basename(file, ".patch"))
  .filter((row) => wanted.length === 0 || wanted.includes(row));
if (rows.length === 0) {
  console.error(`sabotage: no patch for ${wanted.join(", ")}`);
  process.exit(2);
}

// The rows wait more than they work.
const noticed = await Promise.all(rows.map(sabotage));
process.exit(noticed.every(Boolean) ? 0 : 1);

/** True when a test of the row failed on the broken engine. */
async function sabotage(row) {
  // As deep as the package, so that everything it refers to is where it was; not beside it, where others look for packages.
  const copy = join(root, `.sabotaged/${row}`);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  try {
    for (const part of ["src", "test", "package.json"]) cpSync(join(root, "packages/session", part), join(copy, part), { recursive: true });
    symlinkSync(join(root, "packages/session/node_modules"), join(copy, "node_modules"), "junction");
    await run("git", ["apply", "--unsafe-paths", `--directory=.sabotaged/${row}`, join(patches, `${row}.patch`)], { cwd: root });
    // Those that name the row, and no others: that -t would leave out all of their tests is found out only after loading them.
    const files = readdirSync(join(copy, "test"), { recursive: true })
      .filter((file) => file.endsWith(".test.ts") && readFileSync(join(copy, "test", file), "utf8").includes(`${row}:`))
      .map((file) => join(copy, "test", file));
    if (files.length === 0) throw new Error(`no file of packages/session/test names ${row}`);
    const options = [...files, "--root", copy, "--testTimeout", "20000", "--bail", "1", "--reporter", "dot", "-t", `${row}:`];
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const { code, stdout, stderr } = await run(process.execPath, [vitest, "run", ...options], { cwd: copy }).catch((error) => error);
    const isNoticed = code !== undefined && /Tests .*\d+ failed/.test(stripVTControlCharacters(stdout));
    console.log(
      isNoticed ? `${row}: noticed` : `${row}: NOT noticed: its tests pass, or did not run, on a broken engine\n${stdout}${stderr}`,
    );
    return isNoticed;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
