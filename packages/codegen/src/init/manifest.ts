import { readFileSync } from "node:fs";
import { isObject, own } from "../source/json.ts";
import type { DocsExtent } from "../reference/pages.ts";
import type { JsonObject } from "../source/json.ts";

/** The parts of a `package.json` that a generated package needs. */
export interface ManifestNeeds {
  readonly vendor: string;
  /** Path of the spec from the package's folder. */
  readonly spec: string;
  /** Paths of its overlays from there. */
  readonly overlays: readonly string[];
  /** The vendor's name, where it is not the spec's file name. */
  readonly name: string | undefined;
  readonly docs: DocsExtent | undefined;
}

/** Versions that the generated code goes with: those that this package was built and tested with. */
function versions(): Record<string, string> {
  type Manifest = Record<"dependencies" | "devDependencies", Record<string, string>> & { version: string };
  const { devDependencies, dependencies, version } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  ) as Manifest;
  return { ...devDependencies, ...dependencies, "@vendor-auth/codegen": `^${version}` };
}

function neededMembers({ vendor, spec, overlays, name, docs }: ManifestNeeds): JsonObject {
  const known = versions();
  const pick = (...names: string[]) => Object.fromEntries(names.map((module) => [module, (known[module] ?? "*").replace(/^(?=\d)/, "^")]));
  const options = [
    `--spec ${shellWord(spec)}`,
    ...overlays.map((overlay) => `--overlay ${shellWord(overlay)}`),
    ...(name === undefined ? [] : [`--name ${shellWord(name)}`]),
    "--out .",
    ...(docs === undefined ? [] : [`--docs ${docs}`]),
  ];
  const generate = `vendor-codegen generate ${options.join(" ")}`;
  return {
    name: vendor,
    version: "0.1.0",
    private: true,
    type: "module",
    exports: { ".": { types: "./dist/src/index.d.ts", default: "./dist/src/index.js" } },
    scripts: {
      generate,
      "generate:check": `${generate} --check`,
      build: "tsc",
      test: `tsc && node --test dist/test/${vendor}.test.js`,
    },
    dependencies: pick("@vendor-auth/client", "@vendor-auth/session"),
    devDependencies: pick("@types/node", "@vendor-auth/codegen", "@vendor-auth/emulator", "typescript"),
    engines: { node: ">=20.19" },
  };
}

/** As npm scripts are run by sh and by cmd: both know double quotes. */
function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `"${text}"`;
}

/** Members of an existing package.json that keep their value. */
const keptMembers = new Set(["name", "version", "private", "exports", "engines"]);

/**
 * The `package.json` of a new package: a new file, or the one that is there with what it lacks added at the end of each
 * part. Nothing of it is replaced. Throws when members that are there conflict, and names each.
 */
export function manifestFile(needs: ManifestNeeds, file: string, before: string | undefined): string {
  const there = before === undefined ? {} : (JSON.parse(before) as JsonObject);
  const conflicts: string[] = [];
  const merged: Record<string, unknown> = { ...there };
  for (const [key, want] of Object.entries(neededMembers(needs))) {
    const have = own(there, key);
    if (have === undefined) merged[key] = want;
    else if (isObject(want) && isObject(have) && !keptMembers.has(key)) {
      const differing = Object.keys(want).filter((name) => key === "scripts" && (own(have, name) ?? want[name]) !== want[name]);
      conflicts.push(...differing.map((name) => `scripts.${name}`));
      merged[key] = { ...want, ...have };
    } else if (!keptMembers.has(key) && have !== want) conflicts.push(key);
  }
  if (conflicts.length > 0) {
    const list = conflicts.join(", ");
    throw new Error(
      `${file}: ${list} is there already, and says something else. Rename or remove it, or choose another folder with --out.`,
    );
  }
  return `${JSON.stringify(merged, null, /^( +|\t)"/m.exec(before ?? "")?.[1] ?? 2)}\n`;
}
