// The tarballs in a consumer's project: the TypeScript versions and ways to resolve that are supported.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createProject, type Project } from "@vendor-auth/packed/project";
import { run } from "@vendor-auth/packed/run";
import { beforeAll, describe, expect, test } from "vitest";
import { vendors } from "../../../scripts/vendors.ts";

const require = createRequire(import.meta.url);

let project: Project;
beforeAll(async () => {
  project = await createProject();
});

describe("strict TypeScript without skipLibCheck", () => {
  const compilers = [
    ["5.5", "typescript-5.5"],
    ["5.9", "typescript-5.9"],
    ["6", "typescript-6"],
    ["7", "typescript-7"],
  ] as const;
  const resolutions = [
    ["NodeNext", "tsconfig.json"],
    ["Bundler", "tsconfig.browser.json"],
  ] as const;
  /** Compiles in the project with one of the compilers. */
  const compile = (tsc: string, ...options: readonly string[]) => {
    const types = join(require.resolve("@types/node/package.json"), "../..");
    const compiler = join(require.resolve(`${tsc}/package.json`), "../bin/tsc");
    return run(process.execPath, [compiler, ...options, "--typeRoots", types], { cwd: project.path });
  };
  const rows = compilers.flatMap(([version, tsc]) => resolutions.map(([resolution, config]) => ({ version, tsc, resolution, config })));

  test.each(rows)("TypeScript $version, $resolution", async ({ tsc, config }) => {
    expect(await compile(tsc, "-p", config)).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test.each(compilers)("F74: TypeScript %s, declarations of a library that exports clients", async (version, tsc) => {
    const out = `declarations-${version}`;
    const { code, stdout } = await compile(tsc, "-p", "tsconfig.exported.json", "--outDir", out);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    const declarations = await readFile(join(project.path, out, "exported.d.ts"), "utf8");
    const named: (string | undefined)[] = [...declarations.matchAll(/(?:import\(|from )"([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(vendors.map((vendor) => `@vendor-auth/session/${vendor}`)));
  });

  test.each(compilers.filter(([version]) => version !== "7"))(
    "F74: TypeScript %s, with moduleResolution node, which knows no exports, says which it needs",
    async (version, tsc) => {
      const deprecated = version === "6" ? ["--ignoreDeprecations", "6.0"] : [];
      const { stdout } = await compile(tsc, "-p", "tsconfig.node10.json", ...deprecated);
      expect(stdout).toContain("Consider updating to 'node16', 'nodenext', or 'bundler'");
    },
  );
});
