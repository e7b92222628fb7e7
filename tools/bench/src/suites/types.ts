import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { summary, type Timing } from "../measure/interleaved.ts";
import { runNode } from "../measure/processes.ts";

const bench = fileURLToPath(new URL("../../", import.meta.url));
const root = join(bench, "../../..");

const programs = {
  "openapi-fetch": `import createClient from "openapi-fetch"; import type { paths } from "@vendor-auth/flashblade";
const client = createClient<paths>({ baseUrl: "https://fb1.example/api" });
export const { data, error } = await client.GET("/api_version");`,
  facade: `import { flashblade } from "@vendor-auth/session/flashblade";
const client = flashblade({ host: "fb1.example", credentials: { apiToken: "a" } });
export const { data, error } = await client.GET("/api_version");`,
};

const compilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  target: "es2022",
  lib: ["es2023", "dom", "esnext.disposable"],
  module: "nodenext",
  types: ["node"],
};

/** What a program that uses a client costs its compiler: instantiations, and milliseconds to check it. */
export async function types(turns: number): Promise<Timing[]> {
  const folder = await mkdtemp(join(bench, ".types-"));
  const compilers = {
    "TypeScript 5.9": join(
      dirname(createRequire(join(root, "packages/codegen/package.json")).resolve("typescript/package.json")),
      "bin/tsc",
    ),
    "TypeScript 7": join(root, "node_modules/typescript/bin/tsc"),
  };
  const rows: Timing[] = [];
  try {
    await symlink(join(bench, "node_modules"), join(folder, "node_modules"), "junction");
    await writeFile(join(folder, "package.json"), '{"type":"module"}');
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
    for (const [compiler, tsc] of Object.entries(compilers)) {
      let base: { instantiations: number[]; times: number[] } | undefined;
      for (const [name, code] of Object.entries(programs)) {
        await writeFile(join(folder, "program.ts"), code);
        const told = { instantiations: [] as number[], times: [] as number[] };
        for (let turn = 0; turn < turns; turn += 1) {
          const printed = await runNode([tsc, "-p", ".", "--extendedDiagnostics"], folder);
          told.instantiations.push(Number(/Instantiations: +(\d+)/.exec(printed)?.[1]));
          told.times.push(Number(/Check time: +([\d.]+)s/.exec(printed)?.[1]) * 1000);
        }
        base ??= told;
        rows.push(summary(`${name}, ${compiler}: instantiations`, told.instantiations, base.instantiations));
        rows.push(summary(`${name}, ${compiler}: ms to check`, told.times, base.times));
      }
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
