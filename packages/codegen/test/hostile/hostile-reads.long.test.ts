import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { canaryServer } from "../support/canary-server.ts";
import { temporaryFolder } from "../support/run.ts";
import { changed } from "../support/small-spec.ts";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));
const root = realpathSync(fileURLToPath(new URL("../../../../", import.meta.url)));
const hasStrace = spawnSync("strace", ["-V"]).status === 0;

const canary = canaryServer();

const secret = "type: string\ndescription: CANARY-outside\n";

/** A spec outside of whose folder a file lies that its references name. */
function scene() {
  const folder = temporaryFolder();
  folder.write("outside/secret.yaml", secret);
  folder.write("out/.keep", "");
  return folder;
}

/** Runs the command where it may read itself and the spec's folder alone, and write the package alone. */
function generateConfined(folder: ReturnType<typeof scene>, ...before: string[]) {
  // Besides, it asks whether there is a package.json above the spec, by which the spec is named.
  const above: string[] = [];
  for (let at = folder.at("specs"); at !== dirname(at); at = dirname(at)) above.push(join(at, "package.json"));
  const readable = [root, folder.at("specs"), folder.at("out"), ...above].map((path) => `--allow-fs-read=${path}`);
  const node = ["--permission", ...readable, `--allow-fs-write=${folder.at("out")}`];
  const args = [
    ...before,
    process.execPath,
    ...(before.length === 0 ? node : []),
    cli,
    "generate",
    "--spec",
    folder.at("specs/small.yaml"),
    "--out",
    folder.at("out"),
  ];
  return spawnSync(args[0]!, args.slice(1), {
    cwd: folder.path,
    encoding: "utf8",
    env: { ...process.env, NODE_COMPILE_CACHE: "", NODE_DISABLE_COMPILE_CACHE: "1" },
  });
}

describe("nothing outside the spec is read", () => {
  test("F40: a good spec is generated from by a process that may read nothing else", () => {
    using folder = scene();
    folder.write("specs/small.yaml", changed());
    expect(generateConfined(folder)).toMatchObject({ status: 0, stdout: "1 spec, 4 files: 4 written, 0 removed\n" });
  });

  test.each([
    ["a file beside it that is not there", () => "absent.yaml"],
    ["a file outside its folder", () => "../outside/secret.yaml"],
    ["an absolute path", (path: string) => `${path}/outside/secret.yaml`],
    ["a file: address", (path: string) => pathToFileURL(`${path}/outside/secret.yaml`).href],
    ["a path in disguise", () => "%2e%2e/outside/secret.yaml#/description"],
    ["another host", () => `${canary.origin}/a.yaml`],
    ["another host, by protocol alone", () => `${canary.origin.replace("http:", "")}/a.yaml`],
    ["the system's passwords", () => "/etc/passwd"],
  ])("F40: %s is refused, unread and unasked", (_name, target) => {
    using folder = scene();
    folder.write("specs/small.yaml", changed(["#/components/schemas/Answer", target(folder.path)]));
    const { status, stdout, stderr } = generateConfined(folder);
    expect(status).toBe(1);
    expect(stderr).toMatch(/small\.yaml:\d+:\d+: .*(is never read|nothing outside that folder is read)/);
    expect(stdout + stderr).not.toContain("CANARY");
    expect(canary.requests).toBe(0);
  });

  test.skipIf(!hasStrace)("F40: the system saw it open no other file, and no connection", () => {
    using folder = scene();
    folder.write(
      "specs/small.yaml",
      changed([
        "title: Small",
        `title: Small, x-logo: { url: "${canary.origin}/logo.png" }, description: "[${canary.origin}/a.yaml](../outside/secret.yaml)"`,
      ]),
    );
    const log = folder.at("strace.log");
    const { status } = generateConfined(folder, "strace", "-f", "-qq", "-o", log, "-e", "trace=openat,connect");
    expect(status).toBe(0);
    const calls = folder.read("strace.log").split("\n");
    expect(calls.filter((line) => line.includes("AF_INET"))).toEqual([]);
    const opened = calls
      .flatMap((line) => /openat\([^,]*, "([^"]*)"/.exec(line)?.[1] ?? [])
      .filter((path) => path.startsWith(realpathSync(folder.path)));
    expect(new Set(opened.map((path) => dirname(path).slice(realpathSync(folder.path).length)).filter((path) => path !== ""))).toEqual(
      new Set(
        ["/specs", "/out", "/out/src/generated", "/out/docs", "/out/src"].filter((path) =>
          opened.some((one) => dirname(one).endsWith(path)),
        ),
      ),
    );
    expect(opened.filter((path) => path.includes("/specs/"))).toEqual([join(realpathSync(folder.path), "specs/small.yaml")]);
    expect(opened.some((path) => path.includes("outside"))).toBe(false);
    expect(canary.requests).toBe(0);
  });
});
