import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../src/index.ts";
import { remedies } from "../support/remedies.ts";
import { run } from "../support/run.ts";
import { changed } from "../support/small-spec.ts";

const execute = promisify(execFile);
const root = fileURLToPath(new URL("../../../../", import.meta.url));
const projects = remedies.map((remedy, index) => ({ ...remedy, folder: `remedy-${index}` }));

describe("each remedy, followed", () => {
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(root, "tools/conformance/.remedies-")); // where what it imports is found: the session too
    for (const { folder: name, followed } of projects) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, "small.yaml"), changed(...followed));
      const { err } = await run("init", join(folder, name, "small.yaml"), "--out", join(folder, name));
      if (err !== "") throw new Error(err);
    }
    const { compilerOptions } = JSON.parse(readFileSync(join(folder, "remedy-0/tsconfig.json"), "utf8"));
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*/src", "*/test"] }));
    await execute(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(projects)("F72: $name", async ({ given, followed, want: [problem, remedy], folder: name }) => {
    await expect(generate(changed(...given), "small.yaml")).rejects.toThrow(problem);
    await expect(generate(changed(...given), "small.yaml")).rejects.toThrow(remedy);
    writeFileSync(join(folder, "dist/small.yaml"), changed(...followed)); // the tests look for it two folders above them
    const args = ["--test", "--test-isolation=none", "--test-reporter=tap", join(folder, "dist", name, "test/small.test.js")];
    const { stdout } = await execute(process.execPath, args);
    expect(stdout).toMatch(/^# pass 3\n# fail 0$/m);
  });
});
