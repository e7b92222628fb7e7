import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { commands } from "../measure/commands.ts";
import { summary, type Timing } from "../measure/interleaved.ts";
import { runNode } from "../measure/processes.ts";
import { descriptions, fileOf, type Description } from "../descriptions/descriptions.ts";

const bench = fileURLToPath(new URL("../../", import.meta.url));
const root = join(bench, "../..");

/** The same calls through two clients. */
interface Consumer {
  readonly name: string;
  readonly programs: Readonly<Record<"openapi-fetch" | "facade", string>>;
}

const fetched = (paths: string) => `import createClient from "openapi-fetch";
import type { paths } from "${paths}";
const client = createClient<paths>({ baseUrl: "https://fb1.example" });
`;
const small = 'export const { data, error } = await client.GET("/api_version");';

const ownTypes: Consumer = {
  name: "one call",
  programs: {
    "openapi-fetch": fetched("@vendor-auth/flashblade") + small,
    facade: `import { flashblade } from "@vendor-auth/session/flashblade";
const client = flashblade({ host: "fb1.example", credentials: { apiToken: "a" } });
${small}`,
  },
};

const compilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  target: "es2022",
  lib: ["es2023", "dom", "esnext.disposable"],
  module: "nodenext",
  allowImportingTsExtensions: true,
  types: ["node"],
};

const from = (folder: string) => createRequire(join(root, folder, "package.json"));
const tsc = (folder: string, name: string) => join(dirname(from(folder).resolve(`${name}/package.json`)), "bin/tsc");

/** What a program that uses a client costs its compiler. */
export interface TypesCost {
  readonly instantiations: Timing[];
  /** Milliseconds to check it. */
  readonly times: Timing[];
}

export async function types(turns: number): Promise<TypesCost> {
  const folder = await mkdtemp(join(bench, ".types-"));
  const compilers = {
    "TS 5.9": tsc("tools/release", "typescript-5.9"),
    "TS 6": tsc("tools/release", "typescript-6"),
    "TS 7": tsc("tools/release", "typescript-7"),
  };
  try {
    await symlink(join(bench, "node_modules"), join(folder, "node_modules"), "junction");
    await writeFile(join(folder, "package.json"), '{"type":"module"}');
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
    const large = descriptions().find(({ name }) => /2\.28|600/.test(name));
    const consumers = large === undefined ? [ownTypes] : [ownTypes, await tenCalls(large, folder)];
    const rows: TypesCost = { instantiations: [], times: [] };
    for (const consumer of consumers) {
      for (const [compiler, path] of Object.entries(compilers)) {
        const cost = await compared(consumer, { compiler, path, folder, turns });
        for (const what of ["instantiations", "times"] as const) rows[what].push(...cost[what]);
      }
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Setting {
  readonly compiler: string;
  readonly path: string;
  readonly folder: string;
  readonly turns: number;
}

async function compared({ name, programs }: Consumer, { compiler, path, folder, turns }: Setting): Promise<TypesCost> {
  const told = Object.keys(programs).map((client) => ({ client, instantiations: [] as number[], times: [] as number[] }));
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { client, instantiations, times } of told) {
      await writeFile(join(folder, "program.ts"), programs[client as keyof typeof programs]);
      const printed = await runNode([path, "-p", ".", "--extendedDiagnostics"], folder);
      instantiations.push(Number(/Instantiations: +(\d+)/.exec(printed)?.[1]));
      times.push(Number(/Check time: +([\d.]+)s/.exec(printed)?.[1]) * 1000);
    }
  }
  const rows = (what: keyof TypesCost) => told.map((each) => summary(`${name}, ${compiler}: ${each.client}`, each[what], told[0]![what]));
  return { instantiations: rows("instantiations"), times: rows("times") };
}

/** Ten calls of a large description, whose types are made in `folder`. */
async function tenCalls(description: Description, folder: string): Promise<Consumer> {
  const { source, overlay } = description;
  const spec = join(folder, "spec", fileOf(description));
  await mkdir(dirname(spec));
  await ("text" in source ? writeFile(spec, source.text) : cp(source.path, spec));
  const make = [
    commands["vendor-codegen"],
    "generate",
    "--spec",
    spec,
    "--name",
    "flashblade",
    "--out",
    join(folder, "made"),
    "--docs",
    "none",
  ];
  await runNode([...make, ...(overlay === undefined ? [] : ["--overlay", overlay])], folder);
  const calls = "text" in source ? ownCalls : flashBladeCalls;
  const open =
    "text" in source
      ? 'import { connect, declared } from "@vendor-auth/session";\nconst client = connect(declared(session), { baseUrl: "https://fb1.example", credentials: { key: "a" } });'
      : 'import { flashblade } from "@vendor-auth/session/flashblade";\nconst client = flashblade({ host: "fb1.example", credentials: { apiToken: "a" }, session });';
  return {
    name: "ten calls",
    programs: {
      "openapi-fetch": fetched("./made/src/generated/schema.ts") + calls,
      facade: `import { session } from "./made/src/generated/session.ts";\n${open}\n${calls}`,
    },
  };
}

const flashBladeCalls = [
  ...["arrays", "alerts", "blades", "buckets", "dns", "drives", "hardware"].map(
    (path) => `await client.GET("/api/2.28/${path}", { params: { query: { filter: "name='a'", limit: 10 } } })`,
  ),
  'await client.GET("/api/2.28/file-systems", { params: { query: { names: ["a"], sort: ["name"] } } })',
  'await client.PATCH("/api/2.28/file-systems", { params: { query: { names: ["a"] } }, body: { provisioned: 1 } })',
  'await client.DELETE("/api/2.28/file-systems", { params: { query: { names: ["a"] } } })',
]
  .map((call, index) => `const answer${index} = ${call};\nconsole.log(answer${index}.data, answer${index}.error);`)
  .join("\n");

const ownCalls = Array.from(
  { length: 10 },
  (
    _,
    index,
  ) => `const answer${index} = await client.POST("/things${index}/{id}", { params: { path: { id: "a" } }, body: { id: "a", size: 1 } });
console.log(answer${index}.data?.tags, answer${index}.error);`,
).join("\n");
