// node scripts/release/publish.mjs DIR: publishes the tarballs that npm run pack wrote into DIR, each only if it still is what was
// packed, and only if the registry has not its version yet. Knows nothing of the workspace, so that it can run where
// nothing else was installed. Arguments after DIR go to npm publish.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const [target, ...options] = process.argv.slice(2);
if (target === undefined)
  fail("expected the folder that npm run pack wrote into. Usage: node scripts/release/publish.mjs DIR [options of npm publish]", 2);
const directory = resolve(target);
const packed = JSON.parse(readFileSync(join(directory, "packed.json"), "utf8"));

const listed = new Set(packed.map(({ file }) => file));
const unlisted = readdirSync(directory).filter((file) => file.endsWith(".tgz") && !listed.has(file));
if (unlisted.length > 0) fail(`${unlisted.join(", ")} in ${target} is not in packed.json. Pack again, into an empty folder.`);
for (const { file, sha256 } of packed) {
  const found = createHash("sha256")
    .update(readFileSync(join(directory, file)))
    .digest("hex");
  if (found !== sha256)
    fail(`${file}: expected SHA-256 ${sha256}, found ${found}. It is not the file that was tested; pack and test again.`);
}

for (const { name, file } of dependenciesFirst(packed)) {
  const path = join(directory, file);
  const { version } = manifestOf(path);
  const known = npm(["view", `${name}@${version}`, "version", ...registryOf(options)]);
  if (known.status === 0 && known.stdout.trim() === version) {
    console.log(`${name}@${version}: published before`);
    continue;
  }
  const { status, stderr } = npm(["publish", path, "--access", "public", ...options]);
  if (status !== 0) fail(`${name}@${version} was not published:\n${stderr}`);
  console.log(`${name}@${version}: published`);
}

/** A consumer who installs meanwhile finds what a package needs. */
function dependenciesFirst(packages) {
  const order = [];
  const add = (one) => {
    if (order.includes(one)) return;
    const { dependencies = {} } = manifestOf(join(directory, one.file));
    for (const other of packages) if (other !== one && Object.hasOwn(dependencies, other.name)) add(other);
    order.push(one);
  };
  for (const one of packages) add(one);
  return order;
}

function manifestOf(tarball) {
  const { status, stdout, error } = spawnSync("tar", ["-xzOf", tarball, "package/package.json"], { encoding: "utf8" });
  if (status !== 0) fail(`${tarball}: package.json cannot be read from it: ${error?.message ?? `tar ended with ${status}`}. Pack again.`);
  return JSON.parse(stdout);
}

function registryOf(args) {
  return args.filter((argument) => argument.startsWith("--registry=") || argument.startsWith("--userconfig="));
}

function npm(args) {
  return spawnSync("npm", args, { cwd: directory, encoding: "utf8", shell: process.platform === "win32" });
}

function fail(message, code = 1) {
  process.stderr.write(`publish: ${message}\n`);
  process.exit(code);
}
