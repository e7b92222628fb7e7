// Loaded before each file of tests. What the file and the programs it starts put into the temporary folder goes away with the file,
// also when a test fails. So tests use `tmpdir()` as it is, and need not remove what they make there.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Where the systems look for it: POSIX in the first, Windows in the others. */
const names = ["TMPDIR", "TEMP", "TMP"] as const;

const before = names.map((name) => [name, process.env[name]] as const);
const folder = mkdtempSync(join(tmpdir(), "t-")); // short: a socket's path has little room
for (const name of names) process.env[name] = folder;

afterAll(() => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
