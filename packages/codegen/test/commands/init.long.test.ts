import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run, temporaryFolder } from "../support/run.ts";
import { changed } from "../support/small-spec.ts";

const execute = promisify(execFile);
const root = fileURLToPath(new URL("../../../../", import.meta.url));
const specs = [
  ...["bearer-body-pointer", "cookie-csrf", "header-token", "logout-link", "query-token", "whole-body-token"].map(
    (name) => [name, `packages/codegen/fixtures/${name}.yaml`] as const,
  ),
  ...readdirSync(join(root, "specs/examples"))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => [file.replace(".yaml", ""), `specs/examples/${file}`] as const),
  ...["cloudendure", "flashblade"].map((name) => [name, `specs/${name}.yaml`] as const),
];

/** What a program prints, whether or not it succeeds. */
function printed(...args: string[]): Promise<string> {
  return execute(process.execPath, args).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
}

describe("a project of each spec", () => {
  let folder: string;
  /** The descriptors as they were. */
  const descriptors: Record<string, string> = {};

  beforeAll(async () => {
    folder = mkdtempSync(join(root, "tools/conformance/.init-")); // where what it imports is found: the session too
    mkdirSync(join(folder, "dist"));
    for (const [name, spec] of specs) {
      mkdirSync(join(folder, name));
      copyFileSync(join(root, spec), join(folder, name, `${name}.yaml`));
      copyFileSync(join(root, spec), join(folder, "dist", `${name}.yaml`)); // where the tests of each are two folders below
      const { err } = await run("init", join(folder, name, `${name}.yaml`), "--out", join(folder, name));
      if (err !== "") throw new Error(err);
    }
    const { compilerOptions } = JSON.parse(readFileSync(join(folder, "redfish/tsconfig.json"), "utf8"));
    const include = specs.flatMap(([name]) => [`${name}/src`, `${name}/test`]);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("compiles as it is, and its tests pass", async () => {
    expect(await printed(join(root, "node_modules/typescript/bin/tsc"), "-p", folder)).toBe("");
    const files = specs.map(([name]) => join(folder, "dist", name, "test", `${name}.test.js`));
    const report = await printed("--test", "--test-isolation=none", "--test-reporter=tap", ...files);
    expect(report.match(/^not ok [^]*?^  \.\.\.$/gm) ?? []).toEqual([]); // what failed, and why
    expect(report).toMatch(new RegExp(`^# pass ${specs.length * 3}\\n# fail 0$`, "m"));
  });

  test.each<[string, (descriptor: string) => string]>([
    ["sends other names", (descriptor) => descriptor.replaceAll('wire: "', 'wire: "broken-')],
    ["sends nothing", (descriptor) => descriptor.replaceAll("input: [", "input: [], declared: [")],
  ])("fails where its login %s: the emulator refuses what the spec says is refused", async (_name, breaking) => {
    for (const [name] of specs) {
      const descriptor = join(folder, "dist", name, "src/generated/session.js");
      const whole = (descriptors[name] ??= readFileSync(descriptor, "utf8"));
      const broken = breaking(whole);
      expect(broken).not.toBe(whole);
      writeFileSync(descriptor, broken);
    }
    const files = specs.map(([name]) => join(folder, "dist", name, "test", `${name}.test.js`));
    const report = await printed("--test", "--test-isolation=none", "--test-reporter=tap", ...files);
    // The third test of each, wrong credentials, is about a login that is refused anyway.
    expect(report).toMatch(new RegExp(`^# pass ${specs.length}\\n# fail ${specs.length * 2}$`, "m"));
  });

  test("has generated files that are up to date", async () => {
    for (const [name] of specs) {
      const args = ["--spec", join(folder, name, `${name}.yaml`), "--out", join(folder, name)];
      expect(await run("generate", "--check", ...args)).toMatchObject({ code: 0, err: "" });
    }
  });
});

/** A folder with `acme.yaml` and more, and `init` of that spec in it. */
function acme(files: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder();
  folder.write("acme.yaml", changed());
  for (const [name, content] of Object.entries(files)) folder.write(name, content);
  return Object.assign(folder, { init: () => run("init", folder.at("acme.yaml"), "--out", folder.path) });
}

describe("a package.json that is there", () => {
  test("keeps what it says, and gets what it lacks", async () => {
    const manifest = '{\n    "name": "@me/acme",\n    "type": "module",\n    "scripts": { "start": "node ." }\n}\n';
    using folder = acme({ "package.json": manifest });
    expect(await folder.init()).toMatchObject({ code: 0, out: expect.stringContaining("added to ") });
    const text = folder.read("package.json");
    expect(text).toMatch(/^ {4}"name": "@me\/acme",\n/m);
    expect(JSON.parse(text)).toMatchObject({
      name: "@me/acme",
      scripts: { start: "node .", generate: "vendor-codegen generate --spec acme.yaml --out .", test: expect.any(String) },
      dependencies: { "@vendor-auth/client": expect.any(String), "@vendor-auth/session": expect.any(String) },
    });
    expect(folder.read("docs/index.md")).toContain("# @me/acme");
  });

  test.each([
    [
      "another script",
      { given: '{"type":"module","scripts":{"test":"vitest"}}', want: "scripts.test is there already, and says something else." },
    ],
    ["CommonJS", { given: '{"type":"commonjs"}', want: "type is there already, and says something else." }],
    ["no JSON", { given: "{", want: "The package's name cannot be read: " }],
  ])("with %s is left alone, and so is everything", async (_name, { given, want }) => {
    using folder = acme({ "package.json": given });
    const before = folder.snapshot();
    const { code, err } = await folder.init();
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(`${folder.at("package.json")}: ${want}`) });
    expect(folder.snapshot()).toEqual(before);
  });
});

test("a second init replaces nothing, and says what to run instead", async () => {
  using folder = acme();
  expect(await folder.init()).toMatchObject({ code: 0 });
  const before = folder.snapshot();
  expect(await folder.init()).toMatchObject({
    code: 1,
    err: expect.stringMatching(/index\.ts, .* there already, and init replaces nothing\. Generate with: vendor-codegen generate --spec /),
  });
  expect(folder.snapshot()).toEqual(before);
});

test.each(["acme.yaml", "specs/acme.yaml"])("the first generate after init of %s writes nothing", async (spec) => {
  using folder = temporaryFolder();
  folder.write(spec, changed());
  expect(await run("init", folder.at(spec), "--out", folder.path)).toMatchObject({ code: 0 });
  expect(await run("generate", "--spec", folder.at(spec), "--out", folder.path)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/: 0 written, 0 removed\n$/),
  });
});

test("the made tests call what the session alone lets in, before what also wants another scheme", async () => {
  using folder = temporaryFolder();
  const added = `paths:
  /addons:
    get:
      operationId: listAddons
      security: [{ token: [], addon: [] }]
      responses: { "200": { description: Addons. } }
  /things:
    get:
      operationId: listThings
      security: [{ token: [] }]
      responses: { "200": { description: Things. } }
`;
  const scheme = "  securitySchemes:\n    addon: { type: apiKey, in: header, name: X-Key }\n";
  folder.write("acme.yaml", changed(["paths:\n", added], ["  securitySchemes:\n", scheme]));
  const { code, err } = await run("init", folder.at("acme.yaml"), "--out", folder.path);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(folder.read("test/acme.test.ts")).toContain('GET("/things")');
});

test("a tsconfig.json of one's own must let the generated files in", async () => {
  using folder = acme({ "tsconfig.json": '{ "compilerOptions": { "rewriteRelativeImportExtensions": true } }' });
  expect(await folder.init()).toMatchObject({
    code: 1,
    err: expect.stringContaining("The generated files need compilerOptions allowImportingTsExtensions. Set them to true"),
  });
});

test("a spec that cannot be used leaves the folder as it was", async () => {
  using folder = temporaryFolder();
  folder.write("acme.yaml", changed(["  login: login\n", "  login: logn\n"]));
  const { code, err } = await run("init", folder.at("acme.yaml"), "--out", folder.at("acme"));
  expect({ code, err }).toEqual({
    code: 1,
    err: `${folder.at("acme.yaml")}:5:10: There is no operation "logn". Name one by its operationId: login, logout.\n`,
  });
  expect(Object.keys(folder.snapshot())).toEqual(["acme.yaml"]);
});
