// npm run pack -- DIR: every published package as a tarball, once. What is then tested (TARBALLS=DIR) and published is these files.
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { runTool } from "../run-tool.mjs";

const [target, extra] = process.argv.slice(2);
if (target === undefined || extra !== undefined) {
  process.stderr.write("pack: expected the folder for the tarballs. Usage: npm run pack -- DIR\n");
  process.exit(2);
}
const failed = await runTool("turbo", ["run", "build", "--output-logs=errors-only"], { quiet: true });
if (failed) process.exit(failed);

const { listPacked, packAll } = await import("../../tools/packed/src/pack.ts");
const directory = resolve(target);
mkdirSync(directory, { recursive: true });
for (const { name, file, sha256 } of listPacked(directory, await packAll(directory))) console.log(`${sha256}  ${file}  ${name}`);
