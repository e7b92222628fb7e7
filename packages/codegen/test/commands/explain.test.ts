import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { run, temporaryFolder } from "../support/run.ts";
import { changed } from "../support/small-spec.ts";

const specs = fileURLToPath(new URL("../../../../specs/", import.meta.url));
const named = (folder: string) => readdirSync(join(specs, folder)).filter((name) => name.endsWith(".yaml"));
const vendors = ["cloudendure.yaml", "flashblade.yaml"];
const examples = named("examples").map((name) => `examples/${name}`);

test("what is understood of the vendors' specs and of each example", async () => {
  const texts: string[] = [];
  for (const name of [...vendors, ...examples]) {
    const { code, out, err } = await run("explain", join(specs, name));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    texts.push(out);
  }
  await expect(texts.join("\n")).toMatchFileSnapshot("explained.txt");
});

test("what a spec leaves open is said", async () => {
  using folder = temporaryFolder();
  folder.write("small.yaml", changed(['servers: [{ url: "https://small.example" }]\n', ""]));
  const { out } = await run("explain", folder.at("small.yaml"));
  expect(out.split("\n").at(-2)).toBe(
    "missing            The login declares no answer to wrong credentials. No server: each client needs a baseUrl. No operation but the logout needs the session.",
  );
});

test("a spec that cannot be used: why, and what to do", async () => {
  using folder = temporaryFolder();
  folder.write("small.yaml", changed([", format: password", ""]));
  const { code, out, err } = await run("explain", folder.at("small.yaml"));
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain('No input of the login "login" is marked as a secret. Mark the secret parameter');
});

test.each([
  ["no spec", { given: [], want: "Say which spec to explain: explain SPEC." }],
  ["two", { given: ["a.yaml", "b.yaml"], want: '"b.yaml" was not expected after explain a.yaml.' }],
  ["what is for others", { given: ["a.yaml", "--check"], want: "explain takes no --check." }],
])("a command line with %s", async (_name, { given, want }) => {
  expect(await run("explain", ...given)).toEqual({ code: 2, out: "", err: `vendor-codegen: ${want} See vendor-codegen --help.\n` });
});
