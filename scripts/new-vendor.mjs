// npm run new-vendor -- NAME SPEC: every folder of a vendor, from its spec, with generated code, tests and a changeset.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { camelCase, changeTo, isVendorName, readApi, writeFiles } from "../packages/codegen/src/first-files.ts";
import { emulatorFiles } from "./new-vendor/emulator-files.mjs";
import { packageFiles } from "./new-vendor/package-files.mjs";
import { registries } from "./new-vendor/registries.mjs";
import { sessionFiles } from "./new-vendor/session-files.mjs";
import { runTool } from "./run-tool.mjs";

const usage = `Usage: npm run new-vendor -- NAME SPEC

Makes a vendor of the OpenAPI file SPEC, which must have x-session (specs/README.md):
  specs/NAME.yaml                      the spec
  packages/NAME                        a typed client, generated
  packages/session/src/vendors/NAME    a client that keeps itself logged in
  packages/session/test/vendors/NAME   its tests, against the emulator of its spec
  packages/emulator/src/vendors/NAME   an emulator's facts to fill in, from evidence
NAME is the vendor's: small letters and digits, with hyphens between them. Replaces nothing.
`;

const [name, spec, extra] = process.argv.slice(2);
if (["--help", "-h"].includes(name)) {
  process.stdout.write(usage);
  process.exit(0);
}
if (name === undefined || spec === undefined || extra !== undefined) refuse(`expected NAME and SPEC.\n${usage}`, 2);
if (!isVendorName(name)) refuse(`"${name}" cannot be part of a package's name. Use small letters and digits: acme-box.`, 2);
if (isTakenInCode(camelCase(name))) {
  refuse(`a function is named after the vendor, and none can be named ${camelCase(name)}. Add a word: ${name}-api.`, 2);
}

const ownSpec = `specs/${name}.yaml`;
const target = `packages/${name}`;
const isInPlace = resolve(spec) === resolve(ownSpec);
if (!existsSync(spec)) refuse(`${spec}: There is no such file. Check its path.`);
for (const path of [
  target,
  ...["session", "emulator"].map((each) => `packages/${each}/src/vendors/${name}`),
  ...(isInPlace ? [] : [ownSpec]),
]) {
  if (existsSync(path)) refuse(`${path} is there already, and new-vendor replaces nothing. Choose another name, or remove it.`);
}
const { exports } = JSON.parse(readFileSync("packages/session/package.json", "utf8"));
if (exports[`./${name}`] !== undefined) refuse(`@vendor-auth/session/${name} is there already. Choose another name.`);

const text = readFileSync(spec, "utf8");
const api = await readApi({ text, file: ownSpec }).catch((error) => refuse(error.message.replaceAll(ownSpec, spec)));
// Each place that a vendor has a folder in: [path, text] of its files. An emulator would be one more.
const files = [
  ...(isInPlace ? [] : [[ownSpec, text]]),
  ...packageFiles(api),
  ...sessionFiles(api),
  ...emulatorFiles(name),
  ...registries(name),
  [`.changeset/add-${name}.md`, changeset()],
];
writeFiles(files.flatMap(([path, after]) => changeTo(path, after)));

const formatted = files.flatMap(([path]) => (path.endsWith(".ts") ? path : []));
const steps = [
  [process.execPath, ["packages/codegen/src/cli.ts", "generate", "--spec", ownSpec, "--out", target, "--docs", "all"]],
  // The spec that it will first be released from, to compare the next with.
  [process.execPath, ["packages/codegen/src/cli.ts", "diff", "--specs", "specs", "--packages", "packages", "--released"]],
  ["oxfmt", formatted],
];
for (const [file, args] of steps) {
  const failed = await runTool(file, args);
  if (failed) process.exit(failed);
}
console.log(`\nMade the vendor ${name}. Next:
  npm test -- --project session vendors/${name}    its tests, against the emulator of the spec
  npm run api:update                               its public types, for reviewers
  npm run check                                    lints the spec, among others
Then write its facts: in specs/README.md where each was seen, and in
packages/emulator/src/vendors/${name} what its server was seen to do.`);

function changeset() {
  const packages = ["cli", name, "emulator", "session"].toSorted().map((each) => `"@vendor-auth/${each}": minor\n`);
  return `---\n${packages.join("")}---\n\nThe vendor ${name}: a typed client of its API, and one that keeps itself logged in (\`@vendor-auth/session/${name}\`).\n`;
}

/** Words of JavaScript that cannot be a function's name in a module, and names that the vendor's own file has already. */
function isTakenInCode(identifier) {
  const words =
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for " +
    "function if implements import in instanceof interface let loadVendor new null openClient package private protected public return " +
    "session static super switch this throw true try typeof var void while with yield";
  return words.split(" ").includes(identifier);
}

function refuse(message, code = 1) {
  process.stderr.write(`new-vendor: ${message}\n`);
  process.exit(code);
}
