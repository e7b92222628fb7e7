import { expect, test } from "vitest";
import { run, temporaryFolder } from "../support/run.ts";
import { changed } from "../support/small-spec.ts";
import { writeFiles } from "../../src/disk/write-files.ts";

/** A folder with two specs, generated. */
async function twoVendors() {
  const folder = temporaryFolder();
  folder.write("specs/one.yaml", changed());
  folder.write("specs/two.yaml", changed());
  const generate = (...more: string[]) =>
    run("generate", "--specs", folder.at("specs"), "--packages", folder.at("packages"), "--docs", "all", ...more);
  expect(await generate()).toMatchObject({ code: 0, err: "" });
  return Object.assign(folder, { generate });
}

test("a second run writes nothing, and leaves every file's time as it was", async () => {
  using folder = await twoVendors();
  const before = folder.snapshot();
  expect(await folder.generate()).toEqual({ code: 0, out: "2 specs, 12 files: 0 written, 0 removed\n", err: "" });
  expect(folder.snapshot()).toEqual(before);
});

test("a changed spec writes the files that differ, and none of the other's", async () => {
  using folder = await twoVendors();
  const before = folder.snapshot();
  folder.write("specs/one.yaml", changed(["description: Over.", "description: Gone."]));
  expect(await folder.generate()).toEqual({ code: 0, out: "2 specs, 12 files: 3 written, 0 removed\n", err: "" });
  const after = folder.snapshot();
  const touched = Object.keys(after).filter((name) => name.startsWith("packages") && after[name]![1] !== before[name]?.[1]);
  // session.ts holds the stamp.
  expect(touched.map((name) => name.replace("packages/one/", ""))).toEqual([
    "docs/DefaultApi.md",
    "src/generated/schema.ts",
    "src/generated/session.ts",
  ]);
});

test("one spec that cannot be used leaves the files of both as they were", async () => {
  using folder = await twoVendors();
  folder.write("specs/one.yaml", changed(["description: Over.", "description: Gone."]));
  folder.write("specs/two.yaml", changed(["  login: login", "  login: signIn"]));
  const before = folder.snapshot();
  const { code, out, err } = await folder.generate();
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toBe(`${folder.at("specs/two.yaml")}:5:10: There is no operation "signIn". Name one by its operationId: login, logout.\n`);
  expect(folder.snapshot()).toEqual(before);
});

test("every spec that cannot be used is told of at once", async () => {
  using folder = await twoVendors();
  for (const name of ["one", "two"]) folder.write(`specs/${name}.yaml`, changed(["  login: login\n", ""]));
  const { err } = await folder.generate();
  expect(err.split("\n").map((line) => line.replace(folder.at("specs/"), ""))).toEqual([
    expect.stringMatching(/^one\.yaml:4:1: x-session lacks login\./),
    expect.stringMatching(/^two\.yaml:4:1: x-session lacks login\./),
    "",
  ]);
});

test.each([
  ["replaced", { given: "blocked/a-folder", want: /EISDIR|ENOTEMPTY|EPERM|EEXIST/ }],
  ["written, because a file is where its folder would be", { given: "kept.ts/new.ts", want: /ENOTDIR|EEXIST/ }],
])("a file that cannot be %s takes all others back to what they were", (_name, { given, want }) => {
  using folder = temporaryFolder();
  folder.write("changed.ts", "before\n");
  folder.write("removed.ts", "before\n");
  folder.write("kept.ts", "before\n");
  folder.write("blocked/a-folder/with-a-file", "before\n");
  const before = folder.snapshot();
  const change = (name: string, from: string | undefined, after: string | undefined) => ({
    path: folder.at(name),
    before: from,
    after,
    isForeign: false,
  });
  const changes = [
    change("changed.ts", "before\n", "after\n"),
    change("new.ts", undefined, "after\n"),
    change("removed.ts", "before\n", undefined),
    change(given, undefined, "after\n"),
  ];
  expect(() => writeFiles(changes)).toThrow(want);
  const contents = (files: typeof before) => Object.entries(files).map(([name, [content]]) => [name, content]);
  expect(contents(folder.snapshot())).toEqual(contents(before));
});

test("left-overs that bear the generator's mark are removed, others stay", async () => {
  using folder = await twoVendors();
  folder.write("packages/one/docs/Old.md", '<!-- Generated from specs/one.yaml by "npm run generate". Do not edit. -->\n\n# Old\n');
  folder.write("packages/one/docs/guide.md", "# By hand\n");
  folder.write("packages/one/src/generated/old.ts", '// Generated from specs/one.yaml by "npm run generate". Do not edit.\n');
  folder.write("packages/one/src/generated/mine.ts", "export {};\n");
  const { code, out, err } = await folder.generate();
  expect({ code, out }).toEqual({ code: 0, out: "2 specs, 12 files: 0 written, 2 removed\n" });
  expect(err).toBe(
    `foreign: ${folder.at("packages/one/src/generated/mine.ts")}: the generator did not write this file, and removes no such file. Move it elsewhere.\n`,
  );
  const names = Object.keys(folder.snapshot()).filter((name) => /Old|old|guide|mine/.test(name));
  expect(names).toEqual(["packages/one/docs/guide.md", "packages/one/src/generated/mine.ts"]);
});

test("a page written by hand is never replaced", async () => {
  using folder = await twoVendors();
  folder.write("packages/one/docs/index.md", "# By hand\n");
  const before = folder.snapshot();
  const page = folder.at("packages/one/docs/index.md");
  const want = {
    code: 1,
    out: "",
    err: `${page}: this page was written by hand, and the generated one of that name would replace it. Rename or remove it.\n`,
  };
  expect(await folder.generate()).toEqual(want);
  expect(await folder.generate("--check")).toEqual(want);
  expect(folder.snapshot()).toEqual(before);
});
