// The public types of every published package, read from the built d.ts by api-extractor, one api.md a package.
//   node api-report.mjs           writes them
//   node api-report.mjs --check   fails when one is not what was built
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";

const root = fileURLToPath(new URL("../../", import.meta.url));
const isCheck = process.argv.includes("--check");

/** What our d.ts files are written for. */
const compilerOptions = {
  target: "ES2022",
  lib: ["ES2023", "DOM", "ESNext.Disposable"],
  module: "NodeNext",
  moduleResolution: "NodeNext",
  types: ["node"],
  strict: true,
  skipLibCheck: true,
};
const silent = { default: { logLevel: ExtractorLogLevel.None } };

const temporary = mkdtempSync(join(tmpdir(), "api-report-"));
const packages = ["packages", "tools"]
  .flatMap((parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`))
  .flatMap((name) => {
    const folder = join(root, name);
    const manifest = readJson(join(folder, "package.json"));
    if (manifest === undefined || manifest.private === true) return [];
    const exported = Object.entries(manifest.exports).filter(([, { types }]) => types !== undefined);
    if (exported.length === 0) return []; // a program alone
    return [{ name, folder, manifest, entries: exported.map(([entry, { types }]) => ({ entry, config: configure(folder, types) })) }];
  });
// One program for all of them: reading the libraries takes most of the time.
const configs = packages.flatMap(({ entries }) => entries.map(({ config }) => config));
const additionalEntryPoints = configs.slice(1).map(({ mainEntryPointFilePath }) => mainEntryPointFilePath);
const compilerState = CompilerState.create(configs[0], { additionalEntryPoints });

const stale = packages.flatMap(({ name, folder, manifest, entries }) => {
  const path = join(folder, "api.md");
  const before = existsSync(path) ? readFileSync(path, "utf8").replaceAll("\r\n", "\n") : "";
  const after = report(manifest, entries);
  if (before === after) return [];
  if (isCheck) console.error(`${name}/api.md: the package's types are not what it says.\n${firstDifference(before, after)}`);
  else write(path, after);
  return [name];
});
rmSync(temporary, { recursive: true, force: true });

if (!isCheck) console.log(stale.length === 0 ? "no package's types changed" : `written: ${stale.join(", ")}`);
else if (stale.length > 0) {
  console.error("api-report: if the change is meant, run npm run api:update, look at the difference, and commit it with a changeset.");
  process.exitCode = 1;
} else console.log("every package's types are those of its api.md");

/** One section an entry of `exports` that has types. */
function report(manifest, entries) {
  const sections = entries.map(({ entry, config }) => {
    const specifier = entry === "." ? manifest.name : manifest.name + entry.slice(1);
    return `## ${specifier}\n\n\`\`\`ts\n${typesOf(config)}\n\`\`\`\n`;
  });
  return `<!-- The public types of ${manifest.name}, by npm run api:update. Do not edit. -->\n\n${sections.join("\n")}`;
}

function configure(folder, types) {
  const mainEntryPointFilePath = join(folder, types);
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath,
      compiler: { overrideTsconfig: { compilerOptions, files: [mainEntryPointFilePath] }, skipLibCheck: true },
      apiReport: { enabled: true, reportFolder: temporary, reportTempFolder: temporary, reportFileName: "types.api.md" },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: "lf",
      messages: {
        extractorMessageReporting: silent,
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        tsdocMessageReporting: silent,
      },
    },
    configObjectFullPath: join(folder, "api-extractor.json"),
    packageJsonFullPath: join(folder, "package.json"),
  });
}

/** The types that one d.ts exports, sorted, without comments. Types of other packages are imported, not repeated. */
function typesOf(config) {
  const problems = [];
  Extractor.invoke(config, {
    localBuild: true,
    compilerState,
    messageCallback(message) {
      message.handled = true;
      if (message.logLevel === ExtractorLogLevel.Error) problems.push(message.text);
    },
  });
  if (problems.length > 0) throw new Error(`${config.mainEntryPointFilePath}: api-extractor cannot read it: ${problems.join("; ")}`);
  const text = readFileSync(join(temporary, "types.api.md"), "utf8");
  const [, source = ""] = /^```ts\n([^]*?)^```$/m.exec(text) ?? [];
  return source
    .replaceAll(/^ *\/\/ \((undocumented|No @packageDocumentation).*\n/gm, "")
    .replaceAll(/^ *\/\/ @public.*\n/gm, "")
    .trim();
}

function firstDifference(before, after) {
  const [old, made] = [before.split("\n"), after.split("\n")];
  const index = made.findIndex((line, at) => line !== old[at]);
  const at = index === -1 ? made.length : index;
  const lines = (text, mark) => text.slice(at, at + 3).map((line) => `  ${mark} ${line}`);
  return [`  line ${at + 1}:`, ...lines(old, "-"), ...lines(made, "+")].join("\n");
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

function write(path, text) {
  writeFileSync(`${path}.tmp`, text);
  renameSync(`${path}.tmp`, path);
}
