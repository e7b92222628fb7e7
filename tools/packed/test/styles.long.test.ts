import { fork } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Style } from "@vendor-auth/conformance/style";
import { account, styles } from "@vendor-auth/conformance/styles";
import { beforeAll, describe, expect, test } from "vitest";
import { oldestNode } from "../src/oldest-node.ts";
import { createProject, type Project } from "../src/project.ts";
import { mustRun } from "../src/run.ts";

const modules = fileURLToPath(new URL("../node_modules", import.meta.url));
const specs = fileURLToPath(new URL("../../../specs/examples/", import.meta.url));
/** OneFS asks for a header beside the session, which the conformance tests add. */
const played = styles.filter(({ name, write }) => name !== "onefs" && write !== undefined);
const names = [...new Set(played.map(({ name }) => name))];

let project: Project;
let oldest: string;
const nodes = [
  ["this Node", () => process.execPath],
  ["the oldest Node", () => oldest],
] as const;
const inProject = (...parts: string[]) => join(project.path, "styles", ...parts);

beforeAll(async () => {
  project = await createProject();
  oldest = await oldestNode(project.path);
  const env = { PATH: [dirname(oldest), process.env["PATH"]].join(delimiter) };
  const bin = join(project.path, "node_modules", ".bin", "vendor-codegen");
  await mkdir(inProject(), { recursive: true });
  for (const name of names) await mustRun(bin, ["init", join(specs, `${name}.yaml`), "--out", inProject(name)], { cwd: project.path, env });
  const { compilerOptions } = JSON.parse(await readFile(inProject(names[0]!, "tsconfig.json"), "utf8"));
  await writeFile(inProject("tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*/src", "*/test"] }));
  await writeFile(inProject("package.json"), '{ "type": "module" }');
  const tsc = join(modules, "typescript", "bin", "tsc");
  await mustRun(process.execPath, [tsc, "-p", inProject(), "--typeRoots", join(modules, "@types")], { cwd: project.path });
});

/** Plays a style's program on a Node; whenever it asks, its server ends all sessions. Resolves to what it reported. */
async function play({ name, base, credentials, wrong, read, write }: Style, node: string, server: Awaited<ReturnType<Style["start"]>>) {
  const pascal = name.replaceAll(/(^|-)(\w)/g, (_whole, _dash, letter: string) => letter.toUpperCase());
  const given = JSON.stringify({ baseUrl: server.origin + base, credentials, wrong, read, write });
  const index = pathToFileURL(inProject("dist", name, "src", "index.js")).href;
  const child = fork(join(project.path, "style.mjs"), [index, `connect${pascal}`, given], {
    execPath: node,
    cwd: project.path,
    execArgv: [],
  });
  return new Promise<unknown>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`the program ended with ${code}`)));
    child.on("message", (message) => {
      if (message !== "lapse") return resolve(message);
      server.sessions.clear();
      child.send("go on");
    });
  });
}

describe.each(nodes)("from the tarballs, on %s", (_name, node) => {
  test("the projects' own tests pass", async () => {
    const files = names.map((name) => inProject("dist", name, "test", `${name}.test.js`));
    const report = await mustRun(node(), ["--test", "--test-reporter=tap", ...files], { cwd: inProject() });
    expect(report).toMatch(new RegExp(`^# pass ${names.length * 3}$`, "m"));
  });

  test.each(played)("$name: $does", async (style) => {
    await using server = await style.start(account);
    const hasLogout = style.logout !== undefined;
    expect(await play(style, node(), server)).toEqual({
      answers: [true, true, true],
      outcome: hasLogout ? "closed" : "forgotten",
      codes: ["credentials_refused", "credentials_refused"],
    });
    // The lapsed call, and the wrong credentials, which are tried once.
    expect(server.counted).toEqual({ logins: 2, logouts: hasLogout ? 1 : 0, refused: 2, effects: 1 });
    expect(server.sessions.size).toBe(hasLogout ? 0 : 1);
  });
});
