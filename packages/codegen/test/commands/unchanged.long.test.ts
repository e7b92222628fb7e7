import { spawnSync } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { run, temporaryFolder } from "../support/run.ts";
import { changed } from "../support/small-spec.ts";

const source = fileURLToPath(new URL("../../src", import.meta.url));
const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));

async function generated() {
  const folder = temporaryFolder();
  folder.write("package.json", "{}");
  folder.write("one.yaml", changed());
  const args = ["generate", "--spec", folder.at("one.yaml"), "--out", folder.at("out"), "--docs", "all"];
  expect(await run(...args)).toMatchObject({ code: 0 });
  /** In a process that may read the generator's own source and no library: whatever loads one fails. */
  const withoutLibraries = (...more: string[]) => {
    const { dependencies } = JSON.parse(readFileSync(join(dirname(source), "package.json"), "utf8")) as { dependencies: object };
    const versions = Object.keys(dependencies).map((name) => `${name}/package.json`);
    const readable = [
      folder.path,
      source,
      join(dirname(source), "package.json"),
      ...versions.flatMap((name) => [join(source, "node_modules", name), join(modules, name), realpathSync(join(modules, name))]),
    ];
    const flags = ["--permission", ...readable.map((path) => `--allow-fs-read=${path}`), `--allow-fs-write=${folder.path}`];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, join(source, "cli.ts"), ...args, ...more], {
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  };
  return Object.assign(folder, { generate: () => run(...args), withoutLibraries });
}

test("unchanged inputs are noticed without a library being loaded, by --check too", async () => {
  using folder = await generated();
  const before = folder.snapshot();
  expect(folder.withoutLibraries()).toMatchObject({ status: 0, stdout: "1 spec, 6 files: 0 written, 0 removed\n" });
  expect(folder.withoutLibraries("--check")).toMatchObject({ status: 0, stdout: "1 spec, 6 files: all up to date\n" });
  expect(folder.snapshot()).toEqual(before);
});

test.each<[string, (folder: Awaited<ReturnType<typeof generated>>) => void]>([
  ["the spec", (folder) => folder.write("one.yaml", changed(["description: Over.", "description: Gone."]))],
  [
    "a generated source",
    (folder) => folder.write("out/src/generated/operations.ts", `${folder.read("out/src/generated/operations.ts")}\n`),
  ],
  ["a generated page", (folder) => folder.write("out/docs/index.md", `${folder.read("out/docs/index.md")}\n`)],
  [
    "the stamp",
    (folder) =>
      folder.write("out/src/generated/session.ts", folder.read("out/src/generated/session.ts").replace(/[0-9a-f]{64}/, "0".repeat(64))),
  ],
  ["a file more", (folder) => folder.write("out/src/generated/more.ts", "export {};\n")],
])("a change of %s is noticed: then the libraries are needed", async (_name, change) => {
  using folder = await generated();
  change(folder);
  expect(folder.withoutLibraries("--check")).toMatchObject({ status: 1, stdout: "" });
});
