// A release from a spec's edit to consumers' projects, in a copy of this repository and with a registry of its own.
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { startEmulator } from "@vendor-auth/emulator";
import { follow } from "@vendor-auth/guides/follow";
import { readGuide } from "@vendor-auth/guides/guide";
import { publishedIn } from "@vendor-auth/packed/pack";
import { type Registry, startRegistry } from "@vendor-auth/packed/registry";
import { mustRun } from "@vendor-auth/packed/run";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Checkout, copyCheckout } from "../src/checkout.ts";
import { installWith, type ManagerName } from "../src/managers.ts";
import { readmeProject } from "../src/readme-project.ts";

let registry: Registry;
let checkout: Checkout;
let tarballs: string;

beforeAll(async () => {
  registry = await startRegistry();
  checkout = await copyCheckout();
  tarballs = join(checkout.path, "tarballs");
});
afterAll(async () => {
  await registry?.[Symbol.asyncDispose]();
});

const pack = async () => {
  await mkdir(tarballs, { recursive: true });
  return checkout.script("pack", tarballs);
};
const publish = () =>
  mustRun(process.execPath, ["scripts/release/publish.mjs", tarballs, "--provenance=false"], { cwd: checkout.path, env: registry.env });
const view = async (name: string, field: string) =>
  (await mustRun("npm", ["view", `@vendor-auth/${name}`, field], { cwd: checkout.path, env: registry.env })).trim();
const versionOf = async (folder: string) => (JSON.parse(await checkout.read(`${folder}/package.json`)) as { version: string }).version;

describe("a release, step by step", { timeout: 300_000 }, () => {
  let before: Record<string, string>;
  const folders = ["client", "cloudendure", "codegen", "emulator", "flashblade", "session"].map((name) => `packages/${name}`);
  const versions = async () =>
    Object.fromEntries(await Promise.all(folders.map(async (folder) => [folder, await versionOf(folder)] as const)));

  test("what waits to be released is versioned first", async () => {
    await checkout.script("version");
    await checkout.commit("Version packages");
    before = await versions();
    for (const version of Object.values(before)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test("a spec's edit changes the package of its vendor, and nothing else", async () => {
    const members = "      required: [username]\n      properties:\n";
    await checkout.edit(
      "specs/flashblade.yaml",
      members,
      `${members}        tenant:\n          type: string\n          description: Whose array it is.\n`,
    );
    await checkout.script("generate");
    const changed = await checkout.changed();
    expect(changed).toContain("packages/flashblade/src/generated/schema.ts");
    expect(changed.filter((path) => path !== "specs/flashblade.yaml" && !path.startsWith("packages/flashblade/"))).toEqual([]);
    expect(await checkout.read("packages/flashblade/src/generated/schema.ts")).toContain("tenant?: string");
  });

  test("its changeset raises the package by a patch, which is what an addition is before 1.0, and no other", async () => {
    await checkout.script("spec:diff");
    const changesets = (await checkout.changed()).filter((path) => path.startsWith(".changeset/"));
    expect(changesets).toHaveLength(1);
    expect(await checkout.read(changesets[0] ?? "")).toMatch(/"@vendor-auth\/flashblade": patch/);
    await checkout.script("version");
    const [major, minor, patch] = (before["packages/flashblade"] ?? "").split(".").map(Number);
    const after = await versions();
    expect(after["packages/flashblade"]).toBe(`${major}.${minor}.${(patch ?? 0) + 1}`);
    const raised = folders.filter((folder) => after[folder] !== before[folder]);
    expect(raised).toEqual(["packages/flashblade"]);
    expect(await checkout.read("packages/flashblade/spec.yaml")).toBe(await checkout.read("specs/flashblade.yaml"));
    expect(await checkout.read("packages/flashblade/CHANGELOG.md")).toMatch(/tenant/);
    await checkout.commit("Version packages");
  });

  test("what is packed once is published, and nothing else", async () => {
    await pack();
    const files = (await readdir(tarballs)).filter((file) => file.endsWith(".tgz"));
    const said = await publish();
    expect(said.match(/: published$/gm)).toHaveLength(files.length);
    expect(await view("flashblade", "version")).toBe(await versionOf("packages/flashblade"));
    const packed = JSON.parse(await readFile(join(tarballs, "packed.json"), "utf8")) as { name: string; file: string }[];
    for (const { name, file } of packed) {
      const integrity = (await mustRun("npm", ["view", name, "dist.integrity"], { cwd: checkout.path, env: registry.env })).trim();
      const [entry] = JSON.parse(await mustRun("npm", ["pack", join(tarballs, file), "--dry-run", "--json"], { cwd: checkout.path })) as {
        integrity: string;
      }[];
      expect(integrity, `${name} in the registry is the file that was packed`).toBe(entry?.integrity);
    }
  });

  test("publishing again publishes nothing", async () => {
    expect(await publish()).not.toMatch(/: published$/m);
  });

  test("F42: a bill of materials names all that is installed, each with its licence", async () => {
    await mustRun(process.execPath, ["scripts/release/sbom.mjs", tarballs], { cwd: checkout.path, env: registry.env, timeout: 240_000 });
    const sbom = JSON.parse(await readFile(join(tarballs, "sbom.cdx.json"), "utf8")) as {
      bomFormat: string;
      components: { name: string; purl: string; licenses?: unknown[] }[];
    };
    expect(sbom.bomFormat).toBe("CycloneDX");
    const purls = sbom.components.map(({ purl }) => purl).join("\n");
    for (const name of ["openapi-fetch", "%40vendor-auth/session", "%40vendor-auth/flashblade"])
      expect(purls).toContain(`pkg:npm/${name}@`);
    expect(sbom.components.filter(({ licenses }) => licenses === undefined || licenses.length === 0)).toEqual([]);
  });
});

describe("a new vendor", { timeout: 300_000 }, () => {
  test("is one command: its package and its facade are generated, up to date, tested, linted, and would be published", async () => {
    await checkout.script("new-vendor", "acme-bmc", "specs/examples/redfish.yaml");
    await checkout.tool("pnpm", "install", "--no-frozen-lockfile", "--prefer-offline");
    await checkout.tool("turbo", "run", "build", "typecheck", "--filter=@vendor-auth/cli...", "--output-logs=errors-only");
    expect(await checkout.tool("vitest", "run", "--project", "session", "vendors/acme-bmc")).toMatch(/Tests .*3 passed/);
    expect(await checkout.tool("node", "packages/cli/dist/bin.js", "--help")).toContain(
      "VENDOR is acme-bmc, cloudendure, flashblade, a profile",
    );
    expect(await checkout.tool("vitest", "run", "--project", "emulator")).toMatch(/Test Files .* passed/);
    expect(await checkout.tool("node", "packages/emulator/dist/cli.js", "--help")).toContain(
      "VENDOR is acme-bmc or cloudendure or flashblade",
    );
    await checkout.script("generate", "--check");
    const sources = (await checkout.changed()).filter((path) => path.endsWith(".ts"));
    await checkout.tool("oxlint", "--type-aware", "--deny-warnings", ...sources);
    await checkout.tool("oxfmt", "--check", ...sources);
    await checkout.tool("redocly", "lint", "--config", "specs/redocly.yaml", "specs/acme-bmc.yaml");
    expect(publishedIn(checkout.path).get("@vendor-auth/acme-bmc")).toBe("packages/acme-bmc");
    expect((await checkout.changed()).filter((path) => path.startsWith(".changeset/"))).toEqual([".changeset/add-acme-bmc.md"]);
  });

  test("replaces nothing", async () => {
    const before = await checkout.changed();
    await expect(checkout.script("new-vendor", "acme-bmc", "specs/examples/onefs.yaml")).rejects.toThrow(
      /is there already, and new-vendor replaces nothing/,
    );
    await expect(checkout.script("new-vendor", "Acme", "specs/examples/onefs.yaml")).rejects.toThrow(/cannot be part of a package's name/);
    await expect(checkout.script("new-vendor", "class", "specs/examples/onefs.yaml")).rejects.toThrow(/Add a word: class-api/);
    expect(await checkout.changed()).toEqual(before);
  });
});

describe("a consumer installs from the registry, with scripts off", { timeout: 300_000 }, () => {
  test.each(["npm", "pnpm", "yarn"] as ManagerName[])("%s: the README's examples compile, run, and leave no session", async (manager) => {
    const project = await installWith(manager, registry, await readmeProject());
    expect(await project.compile()).toBe("");

    await using array = await startEmulator("flashblade");
    await using service = await startEmulator("cloudendure");
    const env = {
      FLASHBLADE_API_TOKEN: array.credentials.apiToken,
      CLOUDENDURE_USER_API_TOKEN: service.credentials.userApiToken,
      EXAMPLE_ROUTES: JSON.stringify({
        "https://fb1.example/api": array.baseUrl,
        "https://console.cloudendure.com/api/latest": service.baseUrl,
      }),
    };
    for (const program of ["flashblade", "cloudendure"]) {
      const { code, stdout, stderr } = await project.node(["--import", "./to-emulator.mjs", `out/${program}.js`], env);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).toMatch(/^200 /m);
    }
    for (const { counters, sessions } of [array, service]) {
      expect(counters).toMatchObject({ logins: 1, logouts: 1, refused: 0 });
      expect(sessions).toEqual([]);
    }
  });
});

describe("docs/your-own-api.md", { timeout: 300_000 }, () => {
  test("its commands, word by word, in an empty folder, from what was published", async () => {
    const steps = readGuide("your-own-api");
    expect(steps.map(({ kind, name }) => (kind === "run" ? "commands" : name))).toEqual([
      "commands",
      "acme.yaml",
      "commands",
      "src/main.ts",
      "test/try.ts",
      "commands",
      "commands",
    ]);
    const [, made = "", tried = "", again = ""] = (await follow(steps, registry.env)).map(({ output }) => output);
    expect(made).toMatch(/pass 3\b/);
    expect(tried).toMatch(/answered with 200 .*\nthe server counted \{ logins: 1, logouts: 1, refused: 0 \} and has open 0\n/);
    expect(again).toMatch(/1 spec, \d+ files: all up to date/);
    expect(again).toMatch(/pass 3\b/);
  });
});
