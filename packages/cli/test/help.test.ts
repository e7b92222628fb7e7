import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { bin, home, startCommand } from "./support/run-cli.ts";

const listModules = new URL("support/list-modules.mjs", import.meta.url).href;

test("help loads the list of commands and commander, and none of what the commands need", async () => {
  const { env } = await home();
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ["--import", listModules, bin, "--help"], { env });
  expect(stdout).toContain("vendor-auth");
  const own = stderr.match(/(?<=\/packages\/cli\/dist\/).*(?=\n)/g)?.toSorted();
  expect(own).toEqual([
    "arrange-arguments.js",
    "bin.js",
    "errors/exit-code.js",
    "main.js",
    "program.js",
    "support/own-version.js",
    "vendors/loaders.js",
    "vendors/vendors.js",
  ]);
  const others = stderr.split("\n").filter((url) => url !== "" && !/\/packages\/cli\/dist\/|list-modules/.test(url));
  expect(others.filter((url) => !url.includes("/commander/"))).toEqual([]);
});

test("the help of each command has examples that the command line takes", async () => {
  const { env } = await home();
  const help = await startCommand(["--help"], env).ended;
  const names = [...help.stdout.matchAll(/^ {2}(\w+)(?= \[)/gm)].map(([, name]) => name ?? "").filter((name) => !/emulate|help/.test(name));
  expect(names.length).toBeGreaterThan(8);
  for (const name of names) {
    const { stdout } = await startCommand([name, "--help"], env).ended;
    expect(stdout).toMatch(new RegExp(`Examples:\\n {2}vendor-auth ${name}`));
  }
});
