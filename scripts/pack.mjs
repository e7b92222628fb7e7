// npm run pack -- DIR: every published package as a tarball, once. What is then tested (TARBALLS=DIR) and published is these files.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { runTool } from "./run-tool.mjs";

const [target, extra] = process.argv.slice(2);
if (target === undefined || extra !== undefined) {
  process.stderr.write("pack: expected the folder for the tarballs. Usage: npm run pack -- DIR\n");
  process.exit(2);
}
const failed = await runTool("turbo", ["run", "build", "--output-logs=errors-only"], { quiet: true });
if (failed) process.exit(failed);

const { packAll } = await import("../tools/packed/src/pack.ts");
const directory = resolve(target);
mkdirSync(directory, { recursive: true });
const packed = await packAll(directory);
const report = packed.map(({ name, file, files, source }) => ({
  name,
  file: basename(file),
  sha256: createHash("sha256").update(readFileSync(file)).digest("hex"),
  files,
  source: relative(process.cwd(), source).replaceAll("\\", "/"),
}));
const list = join(directory, "packed.json");
writeFileSync(`${list}.tmp`, `${JSON.stringify(report, null, 2)}\n`);
renameSync(`${list}.tmp`, list);
for (const { name, file, sha256 } of report) console.log(`${sha256}  ${file}  ${name}`);
