// Loaded before each file of tests. What the file and the programs it starts put into the temporary folder goes away with the file,
// also when a test fails. So tests use `tmpdir()` as it is, and need not remove what they make there.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";

/** Where the systems look for it: POSIX in the first, Windows in the others. */
const names = ["TMPDIR", "TEMP", "TMP"] as const;

let before: (string | undefined)[];
let folder: string;

// In a hook: of a file whose tests are all left out no hook runs, and nothing would remove what was made outside of one.
beforeAll(() => {
  before = names.map((name) => process.env[name]);
  folder = mkdtempSync(join(tmpdir(), "t-")); // short: a socket's path has little room
  for (const name of names) process.env[name] = folder;
});

afterAll(() => {
  names.forEach((name, index) => {
    const value = before[index];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
