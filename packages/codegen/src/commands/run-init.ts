import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { nameOf, packageNameOf, specOf } from "../disk/jobs.ts";
import { pascalCase } from "../text/names.ts";
import { errorText } from "./error-text.ts";
import type { Output } from "./output.ts";
import { changeTo } from "../disk/change.ts";
import type { Change } from "../disk/change.ts";
import { planChanges } from "../disk/plan-changes.ts";
import { readSpecFiles, textsOf } from "../disk/read-spec-files.ts";
import { stampInputs, withStamp } from "../disk/stamp.ts";
import type { DocsExtent } from "../reference/pages.ts";
import type { Api } from "../session/read-api.ts";
import { writeFiles } from "../disk/write-files.ts";
import { connectFile, createClientFile, indexFile } from "../init/client-files.ts";
import { emulatedServerFile } from "../init/emulated-server.ts";
import { manifestFile } from "../init/manifest.ts";
import type { ManifestNeeds } from "../init/manifest.ts";
import { sessionTestFile } from "../init/session-test.ts";

export interface InitCommand {
  readonly name: "init";
  /** Default: the one that the overlays extend. */
  readonly spec: string | undefined;
  /** The package's folder. It may hold a package.json and a tsconfig.json. */
  readonly out: string;
  readonly overlays: readonly string[];
  /** The vendor's name. Default: the spec's file name. */
  readonly vendor: string | undefined;
  readonly docs: DocsExtent | undefined;
  readonly strict: boolean;
}

const tsconfig = {
  compilerOptions: {
    target: "ES2022",
    lib: ["ES2023", "ESNext.Disposable"],
    module: "NodeNext",
    types: ["node"],
    strict: true,
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: true,
    declaration: true,
    rootDir: ".",
    outDir: "dist",
  },
  include: ["src", "test"],
};

/** Makes a package of a spec: its first files, which are yours, and the generated ones. All or none. Resolves to the exit code. */
export async function runInit(command: InitCommand, output: Output): Promise<number> {
  try {
    const changes = await plan(command, output);
    writeFiles(changes);
    for (const { path, before } of changes) output.out(`${before === undefined ? "wrote" : "added to"} ${path}\n`);
    output.out(`\nNext, in ${command.out}: npm install, then npm test. The generated files are made again by npm run generate.\n`);
    const client = changes.map(({ path }) => path.replaceAll("\\", "/")).find((path) => /\/connect-[^/]+$/.test(path));
    output.out(`The client is in ${client}, and test/ shows how it is called.\n`);
    return 0;
  } catch (error) {
    output.err(errorText(error));
    return 1;
  }
}

async function plan({ spec: given, out, overlays, vendor: name, docs, strict }: InitCommand, output: Output): Promise<Change[]> {
  const spec = await specOf({ spec: given, overlays });
  const input = readSpecFiles(spec, overlays);
  const [{ readApi }, { filesOf }] = await Promise.all([import("../session/read-api.ts"), import("../generate/generate.ts")]);
  const onNotice = (line: string): void => output.err(`${line}\n`);
  const api = await readApi({ ...input, file: nameOf(spec, out), shownAs: spec, name, strict, onNotice });
  const { vendor } = api.session;
  const packageName = packageNameOf(out) ?? vendor;
  const generated = await filesOf(api, { packageName, docs });
  const inputs = stampInputs(textsOf(input), { file: nameOf(spec, out), name, packageName, docs, strict });
  const fromOut = (path: string): string => relative(resolve(out), resolve(path)).replaceAll("\\", "/");
  const needs = { vendor, spec: fromOut(spec), overlays: overlays.map(fromOut), name, docs };
  return [
    ...projectChanges(needs, out),
    ...newFiles(firstFiles(api, needs), { spec, out }),
    ...planChanges(out, withStamp(inputs, generated)),
  ];
}

/** From a test as it is run, in dist/test. */
const fromTest = (path: string): string => `../../${path}`;

function firstFiles(api: Api, { spec, overlays }: Pick<ManifestNeeds, "spec" | "overlays">): Map<string, string> {
  const { vendor } = api.session;
  const connect = `connect${pascalCase(vendor)}`;
  const described = { spec: fromTest(spec), overlays: overlays.map(fromTest), package: "../src/index.ts" };
  const imports = `import { ${connect} } from "../src/index.ts";`;
  return new Map([
    ["src/index.ts", indexFile(api, { withSession: true })],
    ["src/create-client.ts", createClientFile(api)],
    [`src/connect-${vendor}.ts`, connectFile(api)],
    [`test/${vendor}-server.ts`, emulatedServerFile(api, described)],
    [`test/${vendor}.test.ts`, sessionTestFile(api, { runner: "node:test", imports, connect })],
  ]);
}

function newFiles(files: ReadonlyMap<string, string>, { spec, out }: Pick<InitCommand, "spec" | "out">): Change[] {
  const taken = [...files.keys()].map((path) => join(out, path)).filter((path) => existsSync(path));
  if (taken.length > 0) {
    const instead = `vendor-codegen generate --spec ${spec} --out ${out}`;
    throw new Error(`${taken.join(", ")}: there already, and init replaces nothing. Generate with: ${instead}.`);
  }
  return [...files].flatMap(([path, after]) => changeTo(join(out, path), after));
}

/** `package.json` and `tsconfig.json`: the two that a project may have before. */
function projectChanges(needs: ManifestNeeds, out: string): Change[] {
  const manifest = join(out, "package.json");
  const before = existsSync(manifest) ? readFileSync(manifest, "utf8") : undefined;
  const changes = changeTo(manifest, manifestFile(needs, manifest, before));
  const config = join(out, "tsconfig.json");
  if (!existsSync(config)) return [...changes, ...changeTo(config, `${JSON.stringify(tsconfig, null, 2)}\n`)];
  checkConfig(config);
  return changes;
}

/** A tsconfig.json that is there stays as it is. It must allow what the generated files need. */
function checkConfig(config: string): void {
  const text = readFileSync(config, "utf8");
  const lacking = ["allowImportingTsExtensions", "rewriteRelativeImportExtensions"].filter((option) => !text.includes(`"${option}"`));
  if (lacking.length === 0) return;
  throw new Error(
    `${config}: The generated files need compilerOptions ${lacking.join(" and ")}. Set them to true, or choose another folder with --out.`,
  );
}
