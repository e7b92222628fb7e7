import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sentence } from "../../../src/diff/changesets.ts";
import { largest } from "../../../src/diff/changes/level.ts";
import type { Level } from "../../../src/diff/changes/level.ts";
import { generate } from "../../../src/index.ts";
import { changesOfPairs } from "./changes-of-pairs.ts";
import { consumerFile, edit } from "./mutation.ts";
import type { Mutation } from "./mutation.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../../../../../", import.meta.url));

/** What a mutation was found to be, and what TypeScript says of its consumer on both sides. */
export interface Played {
  /** `undefined` when nothing changed at all. */
  readonly level: Level | undefined;
  /** What is told of it. */
  readonly words: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Plays all mutations: one process of redocly, one of the compiler. */
export async function playMutations(mutations: readonly Mutation[]): Promise<Played[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "mutations-")));
  try {
    const pairs = mutations.map((mutation) => {
      const before = edit(readFileSync(join(here, `${mutation.spec}.yaml`), "utf8"), mutation.first ?? []);
      return { mutation, before, after: edit(before, mutation.change) };
    });
    const changes = await changesOfPairs(folder, pairs);
    const sides = await writePackages(folder, pairs);
    mutations.forEach((mutation, index) => {
      for (const side of ["before", "after"] as const) {
        writeFileSync(join(folder, `${index}.${side}.ts`), consumerFile(mutation, sides[index]![side]));
      }
    });
    const problems = compile(folder);
    return changes.map((its, index) => ({
      level: largest(its.map(({ level }) => level)),
      words: its.map(sentence),
      before: problems.filter((line) => line.startsWith(`${index}.before.ts(`)),
      after: problems.filter((line) => line.startsWith(`${index}.after.ts(`)),
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Pair = { readonly mutation: Mutation; readonly before: string; readonly after: string };

/** The package of each side, once for each text of a spec: what is generated, and what is by hand in ours. */
async function writePackages(folder: string, pairs: readonly Pair[]): Promise<{ before: string; after: string }[]> {
  const written = new Map<string, string>();
  const write = async (text: string, spec: Mutation["spec"]): Promise<string> => {
    const known = written.get(text);
    if (known !== undefined) return known;
    const name = `./package-${written.size}`;
    written.set(text, name);
    for (const [file, content] of await generate(text, `${spec}.yaml`)) {
      if (!file.startsWith("src/")) continue;
      mkdirSync(dirname(join(folder, name, file)), { recursive: true });
      writeFileSync(join(folder, name, file), content);
    }
    for (const file of ["src/index.ts", "src/create-client.ts"])
      cpSync(join(root, "packages", byHand(spec), file), join(folder, name, file));
    return name;
  };
  const sides: { before: string; after: string }[] = [];
  for (const { mutation, before, after } of pairs) {
    sides.push({ before: await write(before, mutation.spec), after: await write(after, mutation.spec) });
  }
  return sides;
}

/** What is written by hand is the same in each package. */
function byHand(spec: Mutation["spec"]): string {
  return spec === "gadgets" ? "flashblade" : spec;
}

/** What the project's compiler says of every consumer's file, a line each. */
function compile(folder: string): string[] {
  const client = join(root, "packages/client/dist/index.d.ts");
  const strictness = { strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noImplicitReturns: true };
  const place = { target: "ES2022", lib: ["ES2023", "DOM"], module: "ESNext", moduleResolution: "Bundler", types: [] };
  const compilerOptions = {
    ...strictness,
    ...place,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    paths: { "@vendor-auth/client": [client] },
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  try {
    execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder, "--pretty", "false"], {
      cwd: folder,
      stdio: "pipe",
    });
    return [];
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout).split("\n");
  }
}
