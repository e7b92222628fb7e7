// npm run new-vendor -- NAME SPEC: packages/NAME from a spec, with generated code, tests and a changeset, in one step.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { runTool } from "./run-tool.mjs";

const usage = `Usage: npm run new-vendor -- NAME SPEC

Makes packages/NAME from the OpenAPI file SPEC, which must have x-session (specs/README.md), and specs/NAME.yaml of it.
NAME is the vendor's: small letters and digits, with hyphens between them. Replaces nothing.
`;
/** The package whose files are taken, with its name replaced. */
const model = { name: "flashblade", title: "FlashBlade" };

const [name, spec, extra] = process.argv.slice(2);
if (["--help", "-h"].includes(name)) {
  process.stdout.write(usage);
  process.exit(0);
}
if (name === undefined || spec === undefined || extra !== undefined) refuse(`expected NAME and SPEC.\n${usage}`, 2);
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
  refuse(`"${name}" cannot be part of a package's name. Use small letters and digits: acme-box.`, 2);

const kept = `specs/${name}.yaml`;
const target = `packages/${name}`;
if (!existsSync(spec)) refuse(`${spec}: There is no such file. Check its path.`);
for (const path of [target, ...(resolve(spec) === resolve(kept) ? [] : [kept])]) {
  if (existsSync(path)) refuse(`${path} is there already, and new-vendor replaces nothing. Choose another name, or remove it.`);
}

const { newVendorFiles } = await import("../packages/codegen/src/init/new-vendor-files.ts");
const made = new Map();
try {
  const written = await newVendorFiles(readFileSync(spec, "utf8"), kept);
  for (const [path, text] of written) made.set(join(target, path), text);
} catch (error) {
  refuse(error.message.replaceAll(kept, spec));
}
for (const path of ["tsconfig.build.json", "LICENSE"]) made.set(join(target, path), readFileSync(`packages/${model.name}/${path}`, "utf8"));
made.set(join(target, "tsconfig.json"), '{ "extends": "../../tsconfig.base.json", "include": ["src", "test"] }\n');
made.set(join(target, "package.json"), manifest());
made.set(`.changeset/add-${name}.md`, `---\n"@vendor-auth/${name}": minor\n---\n\nFirst release: a typed client of the ${name} API.\n`);

// All in place at once: a folder beside the target, then a rename.
const draft = `${target}.${process.pid}.tmp`;
try {
  for (const [path, text] of made) write(path.startsWith(target) ? draft + path.slice(target.length) : path, text);
  renameSync(draft, target);
} finally {
  rmSync(draft, { recursive: true, force: true });
}
if (resolve(spec) !== resolve(kept)) copyFileSync(spec, kept);

const steps = [
  [process.execPath, ["packages/codegen/src/cli.ts", "generate", "--spec", kept, "--out", target]],
  // The spec that it will first be released from, to compare the next with.
  [process.execPath, ["packages/codegen/src/cli.ts", "diff", "--specs", "specs", "--packages", "packages", "--released"]],
  ["oxfmt", [`${target}/src`, `${target}/test`]],
];
for (const [file, args] of steps) {
  const failed = await runTool(file, args);
  if (failed) process.exit(failed);
}
console.log(`\nMade ${target} and ${kept}. Next:
  npm test -- --project ${name}    its tests, against the stand-in server in ${target}/test
  npm run api:update               its public types, for reviewers
  npm run check                    lints the spec, among others
Then say in specs/README.md where each fact was seen, and let the stand-in contradict the spec where the API does.`);

function manifest() {
  const text = readFileSync(`packages/${model.name}/package.json`, "utf8");
  const given = JSON.parse(text.replaceAll(model.name, name).replaceAll(model.title, name));
  const devDependencies = { "@types/node": "catalog:", "@vendor-auth/session": "workspace:^", vitest: "catalog:" };
  return `${JSON.stringify({ ...given, version: "0.0.0", releasedSpec: undefined, devDependencies }, null, 2)}\n`;
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function refuse(message, code = 1) {
  process.stderr.write(`new-vendor: ${message}\n`);
  process.exit(code);
}
