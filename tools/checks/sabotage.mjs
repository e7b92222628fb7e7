// Does a row's test notice when the engine breaks? Applies each patch of packages/session/test/sabotage to a copy of the
// package, runs the row it is named after, and fails if the row stays green:
//   node tools/checks/sabotage.mjs [F9 …]
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify, stripVTControlCharacters } from "node:util";
import { sabotagedRows, withSabotagedCopy } from "../../packages/session/test/support/sabotaged-copy.ts";

const run = promisify(execFile);
const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));
const wanted = process.argv.slice(2);
const rows = sabotagedRows().filter((row) => wanted.length === 0 || wanted.includes(row));
if (rows.length === 0) {
  console.error(`sabotage: no patch for ${wanted.join(", ")}`);
  process.exit(2);
}

// The rows wait more than they work.
const noticed = await Promise.all(rows.map((row) => withSabotagedCopy(row, "tests", (copy) => isNoticed(row, copy))));
process.exit(noticed.every(Boolean) ? 0 : 1);

/** True when a test of the row failed on the broken engine in `copy`. */
async function isNoticed(row, copy) {
  // Those that name the row, and no others: that -t would leave out all of their tests is found out only after loading them.
  const files = readdirSync(join(copy, "test"), { recursive: true })
    .filter((file) => file.endsWith(".test.ts") && readFileSync(join(copy, "test", file), "utf8").includes(`${row}:`))
    .map((file) => join(copy, "test", file));
  if (files.length === 0) throw new Error(`no file of packages/session/test names ${row}`);
  const options = [...files, "--root", copy, "--testTimeout", "20000", "--bail", "1", "--reporter", "dot", "-t", `${row}:`];
  const { code, stdout, stderr } = await run(process.execPath, [vitest, "run", ...options], { cwd: copy }).catch((error) => error);
  const hasFailed = code !== undefined && /Tests .*\d+ failed/.test(stripVTControlCharacters(stdout));
  console.log(
    hasFailed ? `${row}: noticed` : `${row}: NOT noticed: its tests pass, or did not run, on a broken engine\n${stdout}${stderr}`,
  );
  return hasFailed;
}
