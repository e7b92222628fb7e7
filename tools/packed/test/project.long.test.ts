import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { oldestNode } from "../src/oldest-node.ts";
import { vendors } from "../../../scripts/vendors.ts";
import { createProject, type Project } from "../src/project.ts";
import { mustRun, run } from "../src/run.ts";
import { startBin } from "../src/start-bin.ts";
import { type VendorName, visit } from "../src/visit.ts";

const modules = fileURLToPath(new URL("../node_modules", import.meta.url));
const flashbladeSpec = fileURLToPath(new URL("../../../specs/flashblade.yaml", import.meta.url));

let project: Project;
let oldest: string;

beforeAll(async () => {
  project = await createProject();
  oldest = await oldestNode(project.path);
}); // the first time, npm downloads a Node

function compile(typescript: string, config: string) {
  const args = [join(modules, typescript, "bin", "tsc"), "-p", config, "--typeRoots", join(modules, "@types")];
  return run(process.execPath, args, { cwd: project.path });
}

/** Names of all packages that `name` brings. */
function broughtBy(name: string): string[] {
  const names = new Set<string>();
  const visitAll = (one: string) => {
    for (const dependency of Object.keys(project.installed[`node_modules/${one}`]?.dependencies ?? {})) {
      if (!names.has(dependency)) visitAll(dependency);
      names.add(dependency);
    }
  };
  visitAll(name);
  return [...names].toSorted();
}

describe("installing", () => {
  test("F42: no package that is installed has an install script", () => {
    const withScripts = Object.entries(project.installed).filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(Object.keys(project.installed)).toContain("node_modules/@vendor-auth/session");
    expect(withScripts.map(([path]) => path)).toEqual([]);
  });

  const fetchClient = ["openapi-fetch", "openapi-typescript-helpers"];
  test.each<[string, string[]]>([
    ["client", fetchClient],
    ...vendors.map((vendor): [string, string[]] => [vendor, ["@vendor-auth/client", ...fetchClient]]),
    ["session", [...["client", ...vendors].toSorted().map((each) => `@vendor-auth/${each}`), ...fetchClient]],
  ])("F42: %s brings these packages at run time and no other", (name, want) => {
    expect(broughtBy(`@vendor-auth/${name}`)).toEqual(want);
  });

  // Whoever adds to these adds to what an attacker may choose from.
  test.each([
    ["emulator", 20],
    ["codegen", 78],
  ])("F42: %s brings %i packages at run time at most", (name, most) => {
    expect(broughtBy(`@vendor-auth/${name}`).length).toBeLessThanOrEqual(most);
  });

  test("F42: every package that is installed has a licence that permits its use in any program", () => {
    const fine = /^\(?(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|Python-2\.0|CC0-1\.0|Unlicense)\)?( OR .*)?$/;
    const others = Object.entries(project.installed).filter(([, { license }]) => license === undefined || !fine.test(license));
    expect(others.map(([path, { license }]) => `${path}: ${license ?? "none"}`)).toEqual([]);
  });

  test("every package of ours comes from its tarball", () => {
    const ours = Object.entries(project.installed).filter(([path]) => path.includes("node_modules/@vendor-auth/"));
    expect(ours.map(([path]) => path.replace("node_modules/", ""))).toEqual([...project.packages].toSorted());
    for (const [, { resolved }] of ours) expect(resolved).toMatch(/^file:.*\.tgz$/);
  });
});

describe("strict TypeScript", () => {
  test.each([
    ["7 with Node's types", { typescript: "typescript", config: "tsconfig.json" }],
    ["7 with the browser's types", { typescript: "typescript", config: "tsconfig.browser.json" }],
    ["5.9 with Node's types", { typescript: "typescript-5", config: "tsconfig.json" }],
    ["5.9 with the browser's types", { typescript: "typescript-5", config: "tsconfig.browser.json" }],
  ])("%s compiles the programs", async (_name, { typescript, config }) => {
    expect(await compile(typescript, config)).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});

describe("a program", () => {
  const runtimes: [string, () => readonly [string, string]][] = [
    ["imports, on this Node", () => [process.execPath, "program.ts"]],
    ["requires, on this Node", () => [process.execPath, "program.cjs"]],
    ["requires, on the oldest Node", () => [oldest, "program.cjs"]],
  ];
  const table = runtimes.flatMap(([does, command]) =>
    (["cloudendure", "flashblade"] as VendorName[]).map(
      (vendor) => [`${does}, and logs in to ${vendor} and out`, { vendor, command }] as const,
    ),
  );

  test.each(table)("%s", async (_name, { vendor, command }) => {
    const { code, stdout, stderr, server } = await visit(vendor, command(), project.path);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({ status: 200, logout: "closed" });
    expect(server).toEqual({ logins: 1, logouts: 1, requests: 3, open: 0 });
  });

  test.each(["cloudendure", "flashblade"] as VendorName[])(
    "that exits leaves no session on %s: the worker that logs out is in the tarball",
    async (vendor) => {
      const { code, stderr, server } = await visit(vendor, [process.execPath, "program-that-exits.ts"], project.path);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(server).toEqual({ logins: 1, logouts: 1, requests: 3, open: 0 });
    },
  );

  test("without the optional undici is told so by nodeFetch", async () => {
    expect(await mustRun(process.execPath, ["without-undici.ts"], { cwd: project.path })).toBe("capability_missing\n");
  });

  test.runIf(process.platform === "linux")("the oldest Node is the oldest that the packages support", async () => {
    expect(await mustRun(oldest, ["-p", "process.version"], { cwd: project.path })).toMatch(/^v20\.19\./);
  });
});

describe("commands", () => {
  test.skipIf(process.platform === "win32")("vendor-emulator serves on the oldest Node, and ends with 0 on SIGTERM", async () => {
    const bin = join(project.path, "node_modules", ".bin", "vendor-emulator");
    const env = { PATH: [dirname(oldest), process.env["PATH"]].join(delimiter) };
    const emulator = await startBin(bin, ["flashblade"], env, "Stop it with");
    try {
      const baseUrl = /base URL +(\S+)/.exec(emulator.stdout)?.[1];
      const answer = await fetch(`${baseUrl}/api_version`);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toHaveProperty("versions");
    } finally {
      expect(await emulator.stop()).toBe(0);
    }
  });

  test("vendor-codegen generates on the oldest Node what strict TypeScript compiles", async () => {
    await mustRun(join("node_modules", ".bin", "vendor-codegen"), ["generate", "--spec", flashbladeSpec, "--out", "generated"], {
      cwd: project.path,
      env: { PATH: [dirname(oldest), process.env["PATH"]].join(delimiter) },
    });
    expect(await compile("typescript", "tsconfig.generated.json")).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});
