// node scripts/release/sbom.mjs DIR: sbom.cdx.json (CycloneDX) beside the tarballs of npm run pack: all that a consumer of them installs.
// Arguments after DIR go to npm install.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [target, ...options] = process.argv.slice(2);
if (target === undefined) fail("expected the folder that npm run pack wrote into. Usage: node scripts/release/sbom.mjs DIR", 2);
const directory = resolve(target);
const packed = JSON.parse(readFileSync(join(directory, "packed.json"), "utf8"));

const project = mkdtempSync(join(tmpdir(), "sbom-"));
try {
  const dependencies = Object.fromEntries(packed.map(({ name, file }) => [name, `file:${join(directory, file)}`]));
  const overrides = Object.fromEntries(packed.map(({ name }) => [name, `$${name}`]));
  writeFileSync(
    join(project, "package.json"),
    JSON.stringify({ name: "vendor-auth", version: "0.0.0", private: true, dependencies, overrides }),
  );
  npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", ...options]);
  const sbom = npm(["sbom", "--sbom-format=cyclonedx", "--sbom-type=library"]);
  const file = join(directory, "sbom.cdx.json");
  writeFileSync(`${file}.tmp`, sbom);
  renameSync(`${file}.tmp`, file);
  console.log(`${JSON.parse(sbom).components.length} components in ${join(target, "sbom.cdx.json")}`);
} finally {
  rmSync(project, { recursive: true, force: true, maxRetries: 5 });
}

function npm(args) {
  const { status, stdout, stderr } = spawnSync("npm", args, { cwd: project, encoding: "utf8", shell: process.platform === "win32" });
  if (status !== 0) throw new Error(`npm ${args[0]} ended with ${status}:\n${stderr}`);
  return stdout;
}

function fail(message, code = 1) {
  process.stderr.write(`sbom: ${message}\n`);
  process.exit(code);
}
