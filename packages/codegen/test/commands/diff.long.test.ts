import { cpSync, existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { rules } from "../../src/diff/rules/rules.ts";
import { edit } from "../support/mutations/mutation.ts";
import type { Edits } from "../support/mutations/mutation.ts";
import { run, temporaryFolder } from "../support/run.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** The repository's packages before their first release, with the specs as they were recorded; and the command in it. */
async function repository() {
  const folder = temporaryFolder();
  for (const name of ["package.json", ".changeset/config.json"]) cpSync(`${root}${name}`, folder.at(name));
  const names = ["client", "cloudendure", "emulator", "flashblade", "session"];
  for (const name of names) folder.write(`packages/${name}/package.json`, JSON.stringify({ ...manifestOf(name), version: "0.0.0" }));
  const bumps = names.map((name) => `"@vendor-auth/${name}": minor\n`).join("");
  folder.write(".changeset/first-release.md", `---\n${bumps}---\n\nFirst release.\n`);
  for (const vendor of ["cloudendure", "flashblade"]) {
    const spec = readFileSync(new URL(`../support/mutations/${vendor}.yaml`, import.meta.url), "utf8");
    folder.write(`specs/${vendor}.yaml`, spec);
    folder.write(`packages/${vendor}/package.json`, JSON.stringify({ ...manifestOf(vendor), version: "0.1.0", releasedSpec: undefined }));
  }
  const diff = async (...more: string[]) => {
    const places = ["--specs", folder.at("specs"), "--packages", folder.at("packages"), "--changesets", folder.at(".changeset")];
    const { code, out, err } = await run("diff", ...places, ...more);
    return { code, out: out.replaceAll(`${folder.path}/`, ""), err: err.replaceAll(`${folder.path}/`, "") };
  };
  expect(await diff("--released")).toMatchObject({ code: 0 }); // version 0.1.0 was made of the specs as they are
  const change = (edits: Edits) => folder.write("specs/flashblade.yaml", edit(folder.read("specs/flashblade.yaml"), edits));
  return Object.assign(folder, { diff, change });
}

function manifestOf(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`${root}packages/${name}/package.json`, "utf8")) as Record<string, unknown>;
}

const head = "The types of @vendor-auth/flashblade follow its API's description (specs/flashblade.yaml), which changed.\n";
const forAll = '---\n"@vendor-auth/flashblade": minor\n"@vendor-auth/session": minor\n---\n';

describe("a change of specs/flashblade.yaml writes its changeset, without a hand", () => {
  test.each<[string, { change: Edits; want: string }]>([
    [
      "an optional response property",
      {
        change: [["        login_banner:\n", "        updated: { type: string }\n        login_banner:\n"]],
        want: `---\n"@vendor-auth/flashblade": patch\n---\n\n${head}\nNew:\n\n- \`GET /login-banner\`, answer 200: \`LoginBannerResponse.updated\` is new.\n`,
      },
    ],
    [
      "an operation",
      {
        change: [
          [
            "  /login-banner:\n",
            '  /status:\n    get:\n      operationId: getStatus\n      security: []\n      responses: { "200": { description: Up. } }\n  /login-banner:\n',
          ],
        ],
        want: `---\n"@vendor-auth/flashblade": patch\n---\n\n${head}\nNew:\n\n- \`GET /status\`: it is new.\n`,
      },
    ],
    [
      "a property less",
      {
        change: [["        login_banner:\n          type: string\n          description: The text. It may be missing.", "        {}"]],
        want: `${forAll}\n${head}\nBreaking:\n\n- \`GET /login-banner\`, answer 200: \`LoginBannerResponse.login_banner\` is gone. Stop using it, or use the new name.\n`,
      },
    ],
    [
      "a schema renamed",
      {
        change: [
          ["LoginBannerResponse", "BannerResponse"],
          ["LoginBannerResponse", "BannerResponse"],
        ],
        want: `${forAll}\n${head}\nBreaking:\n\n- \`GET /login-banner\`, answer 200: the schema \`LoginBannerResponse\` is called \`BannerResponse\` now. Use the new name, in \`components\` and, for a parameter of the login, in the credentials.\n`,
      },
    ],
  ])("F41: the changeset of %s", async (_name, { change, want }) => {
    using folder = await repository();
    folder.change(change);
    expect(await folder.diff()).toMatchObject({ code: 0, err: "" });
    expect(folder.read(".changeset/spec-flashblade.md")).toBe(want);
    expect(existsSync(folder.at(".changeset/spec-cloudendure.md"))).toBe(false);
    expect(await folder.diff("--check")).toEqual({
      code: 0,
      out: "2 specs: a changeset mentions every change since the last release\n",
      err: "",
    });
  });
});

describe("what cannot land", () => {
  const isOptional: Edits = [["      required: [versions]\n", ""]];

  test("F41: cannot land: a break with a patch changeset, written by hand: the line of the spec, and what is needed", async () => {
    using folder = await repository();
    folder.change(isOptional);
    folder.write(".changeset/quick-fix.md", '---\n"@vendor-auth/flashblade": patch\n---\n\nGET /api_version: tidied `VersionResponse`.\n');
    const { code, err } = await folder.diff("--check");
    expect(code).toBe(1);
    expect(err.split("\n")[0]).toBe(
      "specs/flashblade.yaml:281:7: breaking: `GET /api_version`, answer 200: `VersionResponse.versions` may be missing. Expect `undefined`. " +
        "@vendor-auth/flashblade (0.1.0) needs a minor changeset that mentions it: .changeset/first-release.md says minor, .changeset/quick-fix.md says patch, which does not mention it or is too small. " +
        "@vendor-auth/session (0.0.0) needs a minor changeset that mentions it: .changeset/first-release.md says minor, which does not mention it or is too small.",
    );
  });

  test("F41: cannot land: a break that session's users are not told of", async () => {
    using folder = await repository();
    folder.change(isOptional);
    folder.write(".changeset/mine.md", '---\n"@vendor-auth/flashblade": minor\n---\n\n`VersionResponse.versions` may be missing.\n');
    expect((await folder.diff("--check")).err).toContain("@vendor-auth/session (0.0.0) needs a minor changeset");
    folder.write(".changeset/too.md", '---\n"@vendor-auth/session": minor\n---\n\n`VersionResponse.versions` may be missing.\n');
    expect(await folder.diff("--check")).toMatchObject({ code: 0 });
  });

  test("F41: cannot land: from 1.0, a break as a minor", async () => {
    using folder = await repository();
    folder.write("packages/flashblade/package.json", folder.read("packages/flashblade/package.json").replaceAll('"0.1.0"', '"1.0.0"'));
    folder.change(isOptional);
    folder.write(".changeset/mine.md", '---\n"@vendor-auth/flashblade": minor\n"@vendor-auth/session": minor\n---\n\nVersionResponse\n');
    expect((await folder.diff("--check")).err).toContain("@vendor-auth/flashblade (1.0.0) needs a major changeset");
    await folder.diff();
    expect(folder.read(".changeset/spec-flashblade.md")).toContain('"@vendor-auth/flashblade": major\n"@vendor-auth/session": minor\n');
    expect(await folder.diff("--check")).toMatchObject({ code: 0 });
  });

  test("F41: cannot land: a changeset of this tool that the spec has left behind, or whose bump was changed by hand", async () => {
    using folder = await repository();
    folder.change(isOptional);
    await folder.diff();
    folder.write(".changeset/spec-flashblade.md", folder.read(".changeset/spec-flashblade.md").replaceAll(": minor", ": patch"));
    expect((await folder.diff("--check")).err).toContain(
      ".changeset/spec-flashblade.md: does not say what changed in specs/flashblade.yaml",
    );
    folder.write("specs/flashblade.yaml", folder.read("packages/flashblade/spec.yaml"));
    expect((await folder.diff("--check")).code).toBe(1);
    expect((await folder.diff()).code).toBe(0);
    expect(existsSync(folder.at(".changeset/spec-flashblade.md"))).toBe(false);
  });

  test("F41: cannot land: a version without its spec, and a released spec that was edited", async () => {
    using folder = await repository();
    const manifest = folder.read("packages/flashblade/package.json");
    folder.write("packages/flashblade/package.json", manifest.replace('"version":"0.1.0"', '"version":"0.2.0"'));
    expect((await folder.diff("--check")).err).toContain("The version is 0.2.0, and spec.yaml is of 0.1.0");
    folder.change(isOptional);
    expect((await folder.diff("--released")).out).toBe("@vendor-auth/flashblade 0.2.0 is released from specs/flashblade.yaml\n");
    expect(folder.read("packages/flashblade/spec.yaml")).toBe(folder.read("specs/flashblade.yaml"));
    expect(await folder.diff("--check")).toMatchObject({ code: 0 });
    folder.write("packages/flashblade/spec.yaml", `${folder.read("packages/flashblade/spec.yaml")}# edited\n`);
    expect((await folder.diff("--check")).err).toContain("no hand edits it");
  });
});

test("a spec from which nothing can be generated is refused with its place, and not compared without its credentials", async () => {
  using folder = await repository();
  folder.change([["  login: login\n", "  login: nothing\n"]]);
  const { code, err } = await folder.diff();
  expect(code).toBe(1);
  expect(err).toMatch(/specs\/flashblade\.yaml:\d+.*There is no operation "nothing"/s);
  expect(existsSync(folder.at(".changeset/spec-flashblade.md"))).toBe(false);
});

test("a package that was never released has nothing to be compared with", async () => {
  using folder = await repository();
  folder.write("packages/acme/package.json", '{ "name": "@acme/acme", "version": "0.0.0" }\n');
  folder.write("specs/acme.yaml", folder.read("specs/flashblade.yaml"));
  expect(await folder.diff()).toMatchObject({ code: 0, out: expect.stringContaining("@acme/acme was never released") });
  expect((await folder.diff("--check")).code).toBe(0);
});

describe("what no type shows is breaking all the same", () => {
  let lines: string[];

  beforeAll(async () => {
    using folder = await repository();
    folder.change([
      ["        default: purity_fb_server", "        default: other_server"],
      ["It needs no session.\n      security: []", "It needs a session.\n      security: [{ AuthTokenHeader: [] }]"],
      ["        type: string\n        format: password\n", "        type: string\n        format: password\n        maxLength: 10\n"],
    ]);
    lines = (await folder.diff("--check")).err.split("\n");
  });

  test.each(["go to `other_server`", "it needs the session, and was open", "`maxLength`"])("%s", (words) => {
    expect(lines.some((line) => line.includes(words))).toBe(true);
  });
});

test("the table of rules in specs/README.md is the one in code", () => {
  const page = readFileSync(`${root}specs/README.md`, "utf8");
  const [, table = ""] = /^\| change \| is \|\n\|---\|---\|\n((?:\|.*\n)*)/m.exec(page) ?? [];
  const levels = ["breaking", "added", "invisible"];
  const rows = levels.flatMap((level) => rules.filter((rule) => rule.level === level).map(({ when }) => `| ${when} | ${level} |\n`));
  expect(table).toBe(rows.join(""));
});
