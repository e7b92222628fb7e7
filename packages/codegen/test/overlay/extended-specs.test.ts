import { symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { run, temporaryFolder } from "../support/run.ts";
import { changed } from "../support/small-spec.ts";

const overlay = (base: string) => `overlay: 1.1.0
info: { title: One, version: "1" }
extends: ${base}
actions: [{ target: $.info, update: { title: Ours } }]
`;

test("an overlay without a spec is for the file that it extends", async () => {
  using folder = temporaryFolder();
  folder.write("their files/acme.yaml", changed());
  folder.write("our.overlay.yaml", overlay("their%20files/acme.yaml"));
  expect(await run("generate", "--overlay", folder.at("our.overlay.yaml"), "--out", folder.at("out"))).toEqual({
    code: 0,
    out: "1 spec, 4 files: 4 written, 0 removed\n",
    err: "",
  });
  expect(folder.read("out/src/generated/session.ts")).toContain('vendor: "acme"');
  expect(await run("explain", "--overlay", folder.at("our.overlay.yaml"))).toMatchObject({ code: 0, err: "" });
  expect(await run("init", "--overlay", folder.at("our.overlay.yaml"), "--out", folder.at("new"))).toMatchObject({ code: 0, err: "" });
  expect(folder.read("new/package.json")).toContain('--spec \\"../their files/acme.yaml\\" --overlay ../our.overlay.yaml');
});

test.each([
  ["a host", { base: "https://acme.example/openapi.yaml", want: "is no file beside this overlay, and nothing else is read. Download it" }],
  [
    "this machine",
    { base: "http://127.0.0.1:1/openapi.yaml", want: "is no file beside this overlay, and nothing else is read. Download it" },
  ],
  ["a file's address", { base: "file:///etc/hostname", want: "is no file beside this overlay" }],
  ["the root", { base: "/etc/hostname", want: "is no file beside this overlay" }],
  ["another folder", { base: "../outside.yaml", want: "is outside this overlay's folder, which is not read. Give it with --spec." }],
  ["a way out of the folder", { base: "link.yaml", want: "is outside this overlay's folder" }],
  ["nothing", { base: "absent.yaml", want: "leads to nothing: there is no" }],
])("a description that is %s is not read", async (_name, { base, want }) => {
  using folder = temporaryFolder();
  folder.write("outside.yaml", changed());
  folder.write("in/our.overlay.yaml", overlay(base));
  symlinkSync(folder.at("outside.yaml"), folder.at("in/link.yaml"));
  const { code, err } = await run("generate", "--overlay", folder.at("in/our.overlay.yaml"), "--out", folder.at("out"));
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(`our.overlay.yaml:3:10: ${JSON.stringify(base)} ${want}`) });
});

test("an overlay that extends nothing needs a spec", async () => {
  using folder = temporaryFolder();
  folder.write("our.overlay.yaml", overlay("x").replace(/extends.*\n/, ""));
  expect(await run("explain", "--overlay", folder.at("our.overlay.yaml"))).toEqual({
    code: 1,
    out: "",
    err: `${folder.at("our.overlay.yaml")}:1:1: The overlay does not say which description it is for: it has no \`extends\`. Add it (\`extends: acme.yaml\`), or give --spec.\n`,
  });
});

test.each([
  [
    "of another name",
    { base: "https://acme.example/v1/acme-1.yaml#", want: "This overlay is for acme-1.yaml, and is applied to acme.yaml." },
  ],
  ["of that name", { base: "elsewhere/acme.yaml", want: "" }],
  ["whose name is unknown", { base: "https://acme.example/openapi", want: "" }],
])("a spec %s that is given is taken", async (_name, { base, want }) => {
  using folder = temporaryFolder();
  folder.write("acme.yaml", changed());
  folder.write("our.overlay.yaml", overlay(base));
  const { code, err } = await run("explain", folder.at("acme.yaml"), "--overlay", folder.at("our.overlay.yaml"));
  const warning = `warning: ${folder.at("our.overlay.yaml")}:3:10: ${want} Check that it fits, or take \`extends\` out.\n`;
  expect({ code, err }).toEqual({ code: 0, err: want === "" ? "" : warning });
});

test("extends that is no text is told", async () => {
  using folder = temporaryFolder();
  folder.write("acme.yaml", changed());
  folder.write("our.overlay.yaml", overlay("[acme.yaml]"));
  expect((await run("explain", folder.at("acme.yaml"), "--overlay", folder.at("our.overlay.yaml"))).err).toContain(
    "our.overlay.yaml:3:10: The overlay's extends is no text. Name the description that it is for, such as `extends: acme.yaml`.",
  );
});
