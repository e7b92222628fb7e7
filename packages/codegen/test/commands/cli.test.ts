import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { run, temporaryFolder } from "../support/run.ts";
import { changed } from "../support/small-spec.ts";

const usage = (text: string) => ({ code: 2, out: "", err: `vendor-codegen: ${text} See vendor-codegen --help.\n` });

test.each([
  ["nothing", { given: [], want: usage("No command given. There are: generate, init, overlay, explain, diff.") }],
  ["another command", { given: ["build"], want: usage('There is no command "build". There are: generate, init, overlay, explain, diff.') }],
  ["an unknown flag", { given: ["generate", "--force"], want: usage("Unknown option '--force'.") }],
  ["a flag without its value", { given: ["generate", "--spec"], want: usage("Option '--spec <value>' argument missing.") }],
  ["a word too many", { given: ["generate", "acme.yaml"], want: usage('"acme.yaml" was not expected after generate.') }],
  ["init of nothing", { given: ["init"], want: usage("Say which spec to begin with: init SPEC.") }],
  ["init of two", { given: ["init", "a.yaml", "b.yaml"], want: usage('"b.yaml" was not expected after init a.yaml.') }],
  ["init and a flag of generate", { given: ["init", "a.yaml", "--check"], want: usage("init takes no --check.") }],
  ["no spec", { given: ["generate"], want: usage("Say what to generate: --spec FILE --out DIR, or --specs DIR --packages DIR.") }],
  ["a spec without a folder", { given: ["generate", "--spec", "a.yaml"], want: usage("Each --spec needs an --out: 1 and 0 were given.") }],
  [
    "one folder for two",
    {
      given: ["generate", "--spec", "a.yaml", "--out", "a", "--spec", "b.yaml", "--out", "./a"],
      want: usage("Two specs cannot have the same --out."),
    },
  ],
  [
    "both forms",
    { given: ["generate", "--spec", "a.yaml", "--specs", "."], want: usage("Give either --spec and --out, or --specs and --packages.") },
  ],
  ["half a form", { given: ["generate", "--specs", "."], want: usage("--specs and --packages belong together.") }],
])("a command line with %s is one clear line, exit 2", async (_name, { given, want }) => {
  expect(await run(...given)).toEqual(want);
});

test("--help and --version", async () => {
  expect(await run("--help")).toMatchObject({
    code: 0,
    out: expect.stringContaining("vendor-codegen generate --specs DIR --packages DIR"),
    err: "",
  });
  expect(await run("--version")).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: "" });
});

describe("generate", () => {
  test("takes specs and folders in pairs", async () => {
    using folder = temporaryFolder();
    folder.write("one.yaml", changed());
    folder.write("two.yaml", changed());
    const pairs = ["--spec", folder.at("one.yaml"), "--out", folder.at("a"), "--spec", folder.at("two.yaml"), "--out", folder.at("b")];
    expect(await run("generate", ...pairs)).toEqual({ code: 0, out: "2 specs, 8 files: 8 written, 0 removed\n", err: "" });
    expect(folder.read("a/src/generated/session.ts")).toContain('vendor: "one"');
    expect(folder.read("b/src/generated/session.ts")).toContain('vendor: "two"');
  });

  test("takes every spec with x-session of a folder, and names it from the project's root", async () => {
    using folder = temporaryFolder();
    folder.write("package.json", "{}");
    folder.write("specs/one.yaml", changed());
    folder.write("specs/flow.arazzo.yaml", "arazzo: 1.0.1\n");
    folder.write("specs/lint.yaml", "rules: {}\n");
    folder.write("packages/one/package.json", '{ "name": "@acme/one" }');
    expect(await run("generate", "--specs", folder.at("specs"), "--packages", folder.at("packages"), "--docs", "all")).toMatchObject({
      code: 0,
    });
    expect(Object.keys(folder.snapshot()).filter((name) => name.startsWith("packages"))).toEqual([
      "packages/one/docs/Answer.md",
      "packages/one/docs/DefaultApi.md",
      "packages/one/docs/index.md",
      "packages/one/package.json",
      "packages/one/src/generated/operations.ts",
      "packages/one/src/generated/schema.ts",
      "packages/one/src/generated/session.ts",
    ]);
    expect(folder.read("packages/one/docs/index.md")).toMatch(/^<!-- Generated from specs\/one\.yaml by /);
    expect(folder.read("packages/one/docs/DefaultApi.md")).toContain('import { createClient } from "@acme/one";');
  });

  test("says which folder holds no spec, or is not there", async () => {
    using folder = temporaryFolder();
    const args = ["--packages", folder.at("packages")];
    expect(await run("generate", "--specs", folder.path, ...args)).toEqual({
      code: 1,
      out: "",
      err: `${folder.path}: No *.yaml in this folder has x-session. Check --specs.\n`,
    });
    const absent = folder.at("absent");
    expect(await run("generate", "--specs", absent, ...args)).toEqual({
      code: 1,
      out: "",
      err: `${absent}: The folder cannot be read: ENOENT. Check --specs.\n`,
    });
  });

  test("a missing spec has file, line and column too", async () => {
    using folder = temporaryFolder();
    const spec = folder.at("absent.yaml");
    expect(await run("generate", "--spec", spec, "--out", folder.path)).toEqual({
      code: 1,
      out: "",
      err: `${spec}:1:1: The spec cannot be read: ENOENT. Check its path.\n`,
    });
  });
});

test("runs from source as a command, and exits 1 for a spec it cannot use", () => {
  using folder = temporaryFolder();
  folder.write("acme.yaml", changed(["            X-Token: { schema: { type: string } }\n", ""]));
  const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "generate", "--spec", "acme.yaml", "--out", "acme"], {
    cwd: folder.path,
    encoding: "utf8",
  });
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: "",
    stderr:
      'acme.yaml:8:12: The answer 200 of the login "login" (line 16) does not declare the header "X-Token" (declared: Set-Cookie). Declare it under its headers, or correct the expression.\n',
  });
});
