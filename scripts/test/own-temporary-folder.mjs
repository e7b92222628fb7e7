import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const compileCache = fileURLToPath(new URL("../../node_modules/.cache/node-compile-cache", import.meta.url));

/**
 * Does `work` with a temporary folder that only this process and what it starts have. Resolves to the exit code that `work` resolves
 * to; to 1 when that is 0 but something was left in the folder, after naming it. The folder is removed.
 */
export async function withOwnTemporaryFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "vendor-auth-"));
  // POSIX looks for it in the first, Windows in the others.
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
  // Where a tool that lets Node cache what it compiles would do it in the temporary folder.
  process.env.NODE_COMPILE_CACHE ??= compileCache;
  let left = [];
  let code;
  try {
    code = await work();
    left = readdirSync(folder, { recursive: true });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  if (left.length === 0) return code;
  console.log(`\nExpected nothing to be left in the temporary folder, and found ${left.length} files and folders:`);
  for (const path of left.toSorted((a, b) => (a < b ? -1 : 1)).slice(0, 20)) console.log(`  ${path}`);
  console.log("Whatever makes them must remove them. What a test makes in tmpdir() is removed by itself.");
  return code || 1;
}
