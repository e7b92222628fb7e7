// The tarballs in projects of runners and frameworks, each with its own defaults, logging in to the emulator over real HTTP.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { startEmulator } from "@vendor-auth/emulator";
import { createProject, type Project } from "@vendor-auth/packed/project";
import { mustRun } from "@vendor-auth/packed/run";
import { type VendorName, visit } from "@vendor-auth/packed/visit";
import { beforeAll, describe, expect, test } from "vitest";
import { commandOf, hasRuntimes } from "../src/runtimes.ts";

const vendors = ["cloudendure", "flashblade"] as const satisfies VendorName[];
const wellDone = { logins: 1, logouts: 1, requests: 3, open: 0 };
const projectOf = (name: string) => createProject("libraries", fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)));

describe.runIf(hasRuntimes)("Jest 30", () => {
  let project: Project;
  beforeAll(async () => {
    project = await projectOf("jest");
  });

  /** Jest on a Node; `flag` is the one line that lets it load ES modules. */
  async function jest(node: "Node 20.19" | "Node 24", flag: "" | "--experimental-vm-modules", vendor: VendorName, file: string) {
    const command = await commandOf(node, project.path);
    const args = ["node_modules/jest/bin/jest.js", "--testMatch", `**/${file}`];
    return visit(vendor, ["env", `NODE_OPTIONS=${flag}`, ...command, ...args], project.path);
  }

  const rows = [
    { node: "Node 24", how: "requires", file: "requires.test.js" },
    { node: "Node 24", how: "imports", file: "imports.test.mjs" },
    { node: "Node 20.19", how: "imports", file: "imports.test.mjs" },
  ] as const;
  test.each(rows.flatMap((row) => vendors.map((vendor) => ({ ...row, vendor }))))(
    "F74: on $node, with --experimental-vm-modules, a test that $how: $vendor",
    async ({ node, file, vendor }) => {
      const { code, stderr, server } = await jest(node, "--experimental-vm-modules", vendor, file);
      expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining("1 passed") });
      expect(server).toEqual(wellDone);
    },
  );

  test("F74: without it Jest says that it loads no ES module, and how it would", async () => {
    const { code, stderr } = await jest("Node 24", "", "flashblade", "requires.test.js");
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("Must use import to load ES Module") });
  });
});

describe("Next.js 16", () => {
  let project: Project;
  const next = (...args: string[]): [string, ...string[]] => [process.execPath, "node_modules/next/dist/bin/next", ...args];
  const quiet = { NEXT_TELEMETRY_DISABLED: "1" };
  beforeAll(async () => {
    project = await projectOf("next");
    const [node, ...args] = next("build");
    await mustRun(node, args, { cwd: project.path, env: quiet, timeout: 300_000 });
  });

  test.each(vendors)("F74: a route handler, built: %s", async (vendor) => {
    await using emulator = await startEmulator(vendor);
    const { userApiToken, apiToken } = emulator.credentials as { userApiToken?: string; apiToken?: string };
    const env = { VENDOR: vendor, BASE_URL: emulator.baseUrl, CREDENTIALS: JSON.stringify({ userApiToken, apiToken }) };
    const [node, ...args] = next("start", "--port", "0", "--hostname", "127.0.0.1");
    const server = spawn(node, args, {
      cwd: project.path,
      env: { ...process.env, ...quiet, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      let said = "";
      for await (const chunk of server.stdout.setEncoding("utf8")) {
        said += chunk;
        if (/Ready/.test(said)) break;
      }
      const [origin = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      expect(await (await fetch(`${origin}/arrays`)).json()).toEqual({ status: 200, logout: "closed" });
    } finally {
      server.kill();
      await once(server, "close");
    }
    const { logins, logouts, requests } = emulator.counters;
    expect({ logins, logouts, requests, open: emulator.sessions.length }).toEqual(wellDone);
  });
});

describe("Vite 8", () => {
  let project: Project;
  beforeAll(async () => {
    project = await projectOf("vite");
    await mustRun(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--ssr", "page.ts"], { cwd: project.path });
  });

  const ways = [
    { way: "rendered by the development server", program: "development.mjs" },
    { way: "built for a server", program: "built.mjs" },
  ];
  test.each(ways.flatMap((each) => vendors.map((vendor) => ({ ...each, vendor }))))(
    "F74: a page $way: $vendor",
    async ({ program, vendor }) => {
      const { code, stdout, stderr, server } = await visit(vendor, [process.execPath, program], project.path);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(JSON.parse(stdout)).toEqual({ status: 200, logout: "closed" });
      expect(server).toEqual(wellDone);
    },
  );
});
