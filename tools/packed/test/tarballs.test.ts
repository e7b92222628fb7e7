import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { vendors } from "../../../scripts/vendors.ts";
import { packAll, publishedIn, root, type Packed } from "../src/pack.ts";
import { mustRun } from "../src/run.ts";

interface Manifest {
  readonly keywords?: readonly string[];
  readonly homepage?: string;
  readonly bugs?: string;
  readonly repository?: { readonly type: string; readonly url: string; readonly directory: string };
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
}

interface Expected {
  /** What it may hold besides dist. */
  readonly extra: readonly string[];
  /** What it may need at run time. Its version is the one that was tested. */
  readonly dependencies: readonly string[];
}

const ours = (...names: string[]) => names.map((name) => `@vendor-auth/${name}`);

/** What every vendor's package is. */
const vendorPackage: Expected = { extra: ["docs", "spec.yaml"], dependencies: ["@vendor-auth/client"] };
const others: Readonly<Record<string, Expected>> = {
  cli: {
    extra: [],
    dependencies: [
      "@clack/prompts",
      ...ours("client", "emulator", "session", ...vendors),
      "commander",
      "fastest-levenshtein",
      "jq-wasm",
      "undici",
      "yaml",
    ].toSorted(),
  },
  client: { extra: [], dependencies: ["openapi-fetch"] },
  codegen: {
    extra: [],
    dependencies: [
      "@redocly/openapi-core",
      "@vendor-auth/client",
      "diff",
      "jsonpath-rfc9535",
      "openapi-typescript",
      "swagger2openapi",
      "typescript",
      "yaml",
    ],
  },
  emulator: { extra: ["console", "control.openapi.yaml"], dependencies: ["@peculiar/x509", "reflect-metadata"] },
  session: { extra: [], dependencies: ours("client", ...vendors).toSorted() },
};

/** Tools are compiled file by file: each file is its source, and needs no map that says so. */
const isBundled = (name: string) => !["cli", "codegen", "emulator"].includes(name);

/** Made by the build of the emulator: what reads descriptions, bundled with the packages that it stands on, and their licences. */
const isOfDescriptions = (path: string) => /^dist\/spec\/(swagger2openapi|rolldown-runtime)\.js$|^dist\/spec\/LICENSES\.txt$/.test(path);

const expected = [...publishedIn(root).keys()]
  .map((name) => name.replace("@vendor-auth/", ""))
  .map((name) => [name, others[name] ?? vendorPackage] as const);

let directory: string;
let packed: readonly Packed[];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "tarballs-"));
  packed = await packAll(directory);
});

function find(name: string): Packed {
  const found = packed.find((one) => one.name === `@vendor-auth/${name}`);
  if (found === undefined) throw new Error(`@vendor-auth/${name} was not packed`);
  return found;
}

/** Unpacks with the system's tar, which Linux, macOS and Windows have. */
async function unpack(name: string): Promise<string> {
  await mkdir(join(directory, name));
  await mustRun("tar", ["-xzf", basename(find(name).file), "-C", name], { cwd: directory });
  return join(directory, name, "package");
}

describe.each(expected)("the tarball of %s", (name, { extra, dependencies }) => {
  let unpacked: string;

  beforeAll(async () => {
    unpacked = await unpack(name);
  });

  test("holds what is published, and nothing else", () => {
    const top = new Set(find(name).files.map((path) => path.split("/")[0]));
    expect(top).toEqual(new Set(["LICENSE", "README.md", "dist", "package.json", ...extra]));
  });

  test("holds in dist what its source is compiled to: no leftover, no test", () => {
    const { files, source } = find(name);
    const inDist = files.filter((path) => path.startsWith("dist/"));
    const isSource = (path: string) => !path.endsWith(".test.ts") && existsSync(join(source, path));
    const leftovers = inDist.filter((path) => {
      if (isOfDescriptions(path)) return name !== "emulator";
      if (path.endsWith(".overlay.yaml")) return !existsSync(join(root, "specs", path.slice("dist/".length))); // copied by the build
      const stem = /^dist\/(.+?)(\.d\.ts|\.js|\.js\.map)$/.exec(path)?.[1];
      if (stem === undefined || path.endsWith(".d.ts")) return !isSource(`src/${stem}.ts`);
      // A bundled file has the name of an entry, or of one of the modules that it holds.
      const file = join(source, `dist/${stem}.js`);
      if (!isBundled(name)) return !isSource(`src/${stem}.ts`);
      // A file that only hands on what another exports has no map.
      if (!existsSync(`${file}.map`))
        return !/^(import|export) .*from "\.{1,2}\/[\w./-]+";\s*(export \{.*\};\s*)?$/.test(readFileSync(file, "utf8"));
      const { sources } = JSON.parse(readFileSync(`${file}.map`, "utf8")) as SourceMap;
      return sources.length === 0 || !sources.every((from) => isSource(join("dist", dirname(stem), from)));
    });
    expect(inDist.length).toBeGreaterThan(2);
    expect(leftovers, "remove the package's dist, and build again").toEqual([]);
  });

  test("F42: has no install script, and these dependencies, each with a version of the registry", async () => {
    const manifest = JSON.parse(await readFile(join(unpacked, "package.json"), "utf8")) as Manifest;
    const scripts = Object.keys(manifest.scripts ?? {}).filter((script) => /^(pre|post)?(install|prepare|uninstall)$/.test(script));
    expect(scripts).toEqual([]);
    expect(Object.keys(manifest.dependencies).toSorted()).toEqual(dependencies);
    for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\^?\d+\.\d+\.\d+$/);
  });

  test("F74: says where it comes from and where to complain", async () => {
    const { keywords = [], homepage, bugs, repository } = JSON.parse(await readFile(join(unpacked, "package.json"), "utf8")) as Manifest;
    const folder = publishedIn(root).get(`@vendor-auth/${name}`)!;
    const { url } = repository!;
    const site = /^git\+(https:\/\/github\.com\/[\w-]+\/[\w-]+)\.git$/.exec(url)?.[1];
    expect({ homepage, bugs, repository }).toEqual({
      homepage: `${site}/tree/main/${folder}#readme`,
      bugs: `${site}/issues`,
      repository: { type: "git", url, directory: folder },
    });
    expect(keywords.length).toBeGreaterThanOrEqual(4);
  });

  test("has source maps where its files are bundled, and nowhere else, and they need nothing outside it", async () => {
    const dist = join(unpacked, "dist");
    const maps = (await readdir(dist, { recursive: true })).filter((path) => path.endsWith(".map"));
    expect(maps.length > 0).toBe(isBundled(name));
    const outside: string[] = [];
    for (const path of maps) {
      const { sources, sourcesContent } = JSON.parse(await readFile(join(dist, path), "utf8")) as SourceMap;
      if (sources.some((_source, index) => typeof sourcesContent?.[index] !== "string")) outside.push(path);
    }
    expect(outside).toEqual([]);
  });
});
