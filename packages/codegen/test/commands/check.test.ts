import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { run, temporaryFolder } from "../support/run.ts";
import { changed } from "../support/small-spec.ts";

async function generated() {
  const folder = temporaryFolder();
  folder.write("one.yaml", changed());
  const generate = (...more: string[]) =>
    run("generate", "--spec", folder.at("one.yaml"), "--out", folder.at("out"), "--docs", "all", ...more);
  expect(await generate()).toMatchObject({ code: 0, err: "" });
  return Object.assign(folder, { check: () => generate("--check") });
}

test("up to date: exit 0", async () => {
  using folder = await generated();
  expect(await folder.check()).toEqual({ code: 0, out: "1 spec, 6 files: all up to date\n", err: "" });
});

test("changed, missing, left over and foreign files: each named, a short difference, exit 1, nothing written", async () => {
  using folder = await generated();
  folder.write(
    "out/src/generated/session.ts",
    folder.read("out/src/generated/session.ts").replace('vendor: "one"', 'vendor: "\u001b[31mtwo"'),
  );
  rmSync(folder.at("out/docs/Answer.md"));
  folder.write("out/docs/Old.md", "<!-- Generated from one.yaml -->\n");
  folder.write("out/docs/guide.md", "# By hand\n");
  folder.write("out/src/generated/extra/mine.ts", "export {};\n");
  const before = folder.snapshot();

  const { code, out, err } = await folder.check();
  expect({ code, err }).toEqual({ code: 1, err: "" });
  expect(out.replaceAll(folder.at("out/"), "")).toBe(`\
changed: src/generated/session.ts
  @@ -13,3 +13,3 @@
   export const session = {
  -  vendor: "\\u001b[31mtwo",
  +  vendor: "one",
     server: { url: "https://small.example", variables: {} },
missing: docs/Answer.md
foreign: src/generated/extra/mine.ts: the generator did not write this file, and removes no such file. Move it elsewhere.
left over: docs/Old.md
1 spec, 6 files: 4 stale
`);
  expect(folder.snapshot()).toEqual(before);
});

test("a long difference is cut", async () => {
  using folder = await generated();
  folder.write("out/docs/index.md", `<!-- Generated from one.yaml -->\n${"a line\n".repeat(500)}`);
  const { out } = await folder.check();
  expect(out).toMatch(/^changed: .*index\.md\n/);
  expect(out.split("\n").length).toBeLessThan(30);
  expect(out).toMatch(/^ {2}\(\d+ more lines\)$/m);
});

test("a spec that cannot be used is told of as by generate", async () => {
  using folder = await generated();
  folder.write("one.yaml", "openapi: [");
  expect(await folder.check()).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/one\.yaml:1:\d+: The YAML is broken/) });
});
