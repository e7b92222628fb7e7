import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { schemaTypesFile } from "../../../src/files/schema-types.ts";
import { readSpec } from "../../../src/spec/read-spec.ts";
import { changesOfPairs } from "../mutations/changes-of-pairs.ts";
import { largest } from "../../../src/diff/changes/level.ts";
import type { Level } from "../../../src/diff/changes/level.ts";
import { sentence } from "../../../src/diff/changesets.ts";
import { consumerOf } from "./consumer.ts";
import type { JsonMap } from "./document.ts";

/** What the tool said of a walk, and what the compiler says of a consumer who knows nothing of it. */
export interface Walked {
  readonly level: Level | undefined;
  readonly words: readonly string[];
  /** Lines of the consumer that compiled and do not any more. */
  readonly broken: readonly string[];
  /** Whether both sides have the same types, comments aside. */
  readonly isSame: boolean;
}

const tsc = fileURLToPath(new URL("../../../../../node_modules/typescript/bin/tsc", import.meta.url));

/** Plays walks: one process of redocly, one run of the judge, one process of the project's compiler. */
export async function playWalks(before: JsonMap, afters: readonly JsonMap[]): Promise<Walked[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "walks-")));
  try {
    const text = JSON.stringify(before);
    const former = await schemaOf(text);
    writeSide(folder, "former", former);
    writeFileSync(join(folder, "former.ts"), consumerOf(before, "./former", "./former"));
    const schemas: string[] = [];
    for (const [index, after] of afters.entries()) {
      schemas.push(await schemaOf(JSON.stringify(after)));
      writeSide(folder, `side${index}`, schemas[index]!);
      writeFileSync(join(folder, `${index}.ts`), consumerOf(before, "./former", `./side${index}`));
    }
    const problems = compile(folder);
    const linesOf = (file: string) =>
      problems.flatMap((line) => (line.startsWith(`${file}.ts(`) ? [Number(/\((\d+),/.exec(line)![1])] : []));
    const never = new Set(linesOf("former"));
    const changes = await changesOfPairs(
      folder,
      afters.map((after) => ({ before: text, after: JSON.stringify(after) })),
    );
    const lines = consumerOf(before, "./former", "./former").split("\n");
    return changes.map((its, index) => ({
      level: largest(its.map(({ level }) => level)),
      words: its.map((change) => `${change.level}: ${sentence(change)}`),
      broken: linesOf(String(index)).flatMap((line) => (never.has(line) ? [] : [lines[line - 1]!])),
      isSame: withoutComments(schemas[index]!) === withoutComments(former),
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function schemaOf(text: string): Promise<string> {
  return schemaTypesFile(await readSpec({ text, file: "walk.json" }));
}

function withoutComments(schema: string): string {
  return schema.replace(/\/\*\*[^]*?\*\/\s*/g, "");
}

function writeSide(folder: string, side: string, schema: string): void {
  mkdirSync(join(folder, side));
  writeFileSync(join(folder, side, "schema.ts"), schema);
}

/** What the compiler says, a line each. */
function compile(folder: string): string[] {
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    types: [],
    lib: ["ES2023"],
    module: "ESNext",
  };
  const place = { target: "ES2022", moduleResolution: "Bundler" };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { ...compilerOptions, ...place }, include: ["*.ts"] }));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  try {
    execFileSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], { cwd: folder, stdio: "pipe", maxBuffer: 1 << 30 });
    return [];
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout).split("\n");
  }
}
