import { spawnSync } from "node:child_process";
import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/run.ts";
import { changed } from "../support/small-spec.ts";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Runs the command in a process with 1 GiB for its data, for two minutes at most. */
function generate(spec: string, out: string) {
  const args = ["--max-old-space-size=1024", cli, "generate", "--spec", spec, "--out", out];
  const { status, stderr, signal } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 120_000 });
  return { status, signal, stderr };
}

/** 20 MiB of schemas with long words. */
const schemas = numbers(200)
  .map((index) => `    Big${index}: { type: object, description: "${"In words. ".repeat(10_500)}" }\n`)
  .join("");

describe("sizes that nobody publishes end, in 1 GiB and two minutes", () => {
  test("200 MB: refused before it is read", () => {
    using folder = temporaryFolder();
    const file = openSync(folder.at("small.yaml"), "w");
    writeSync(file, changed());
    ftruncateSync(file, 200_000_000);
    closeSync(file);
    const { status, stderr } = generate(folder.at("small.yaml"), folder.at("out"));
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining("The file has 191 MiB, and at most 64 are read.") as string,
    });
  }, 180_000);

  test("200 MB beside it, which it refers to: the same", () => {
    using folder = temporaryFolder();
    folder.write("small.yaml", changed(["#/components/schemas/Answer", "other.yaml#/Answer"]));
    const file = openSync(folder.at("other.yaml"), "w");
    ftruncateSync(file, 200_000_000);
    closeSync(file);
    const { status, stderr } = generate(folder.at("small.yaml"), folder.at("out"));
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/other\.yaml:1:1: The file has 191 MiB/) as string });
  }, 180_000);

  test("20 MiB with a fault: told by a pointer, without the parser that knows lines", () => {
    using folder = temporaryFolder();
    folder.write("small.yaml", changed(["$response.header.X-Token", "$response.header.X-Tokn"]) + schemas);
    const { status, stderr } = generate(folder.at("small.yaml"), folder.at("out"));
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(
        /small\.yaml:1:1: .*does not declare the header "X-Tokn".*\(at #\/x-session\/credentials\/token\)/,
      ) as string,
    });
  }, 180_000);

  test("20 MiB that are no YAML: what the fast parser says", () => {
    using folder = temporaryFolder();
    folder.write("small.yaml", `${changed()}${schemas}    Bad: [\n`);
    const { status, stderr } = generate(folder.at("small.yaml"), folder.at("out"));
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining("The YAML is broken: ") as string });
  }, 180_000);
});
