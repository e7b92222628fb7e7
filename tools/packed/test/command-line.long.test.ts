import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmulator } from "@vendor-auth/emulator";
import { beforeAll, expect, test } from "vitest";
import { oldestNode } from "../src/oldest-node.ts";
import { createProject, type Project } from "../src/project.ts";
import { run } from "../src/run.ts";
import { startBin } from "../src/start-bin.ts";

const spec = fileURLToPath(new URL("../../../specs/examples/portainer.yaml", import.meta.url));

let project: Project;
let oldest: string;

beforeAll(async () => {
  project = await createProject("command line");
  oldest = await oldestNode(project.path);
}); // the first time, npm downloads a Node

test("no package that comes along has an install script, and all of ours come from their tarballs", () => {
  expect(Object.values(project.installed).filter(({ hasInstallScript }) => hasInstallScript)).toEqual([]);
  const ours = Object.entries(project.installed).filter(([path]) => path.includes("node_modules/@vendor-auth/"));
  expect(ours).toHaveLength(6); // all but the generator
  for (const [, { resolved }] of ours) expect(resolved).toMatch(/^file:.*\.tgz$/);
});

test("vendor-auth, started by npx, logs in, calls and logs out on the oldest Node, and can pin there", async () => {
  await using array = await startEmulator("flashblade");
  const env = {
    PATH: [dirname(oldest), process.env["PATH"]].join(delimiter),
    XDG_STATE_HOME: join(project.path, "state"),
    LOCALAPPDATA: join(project.path, "state"),
    FLASHBLADE_BASE_URL: array.baseUrl,
    FLASHBLADE_API_TOKEN: array.credentials.apiToken,
  };
  const vendorAuth = (...args: string[]) => run("npx", ["--no-install", "vendor-auth", ...args], { cwd: project.path, env });
  expect(await vendorAuth("login", "flashblade")).toMatchObject({ code: 0, stderr: "" });
  expect(await vendorAuth("request", "flashblade", "GET", "2.26/arrays")).toMatchObject({ code: 0, stderr: "" });
  expect(array.counters.logins).toBe(1);
  expect(await vendorAuth("logout")).toMatchObject({ code: 0, stderr: "" });
  expect(array.sessions).toEqual([]);

  await using appliance = await startEmulator("flashblade", { tls: true });
  const url = ["--url", appliance.baseUrl];
  const { pin } = JSON.parse((await vendorAuth("pin", new URL(appliance.baseUrl).host, "--json")).stdout) as { pin: string };
  const trusted = { ...env, FLASHBLADE_API_TOKEN: appliance.credentials.apiToken };
  const pinned = await run("npx", ["--no-install", "vendor-auth", "login", "flashblade", ...url, "--pin", pin], {
    cwd: project.path,
    env: trusted,
  });
  expect(pinned).toMatchObject({ code: 0, stderr: "" });
  expect(appliance.counters.logins).toBe(1);
});

test.skipIf(process.platform === "win32")(
  "vendor-emulator, which comes along, serves a description on the oldest Node with nothing else installed",
  async () => {
    const bin = join(project.path, "node_modules", ".bin", "vendor-emulator");
    const env = { PATH: [dirname(oldest), process.env["PATH"]].join(delimiter) };
    const emulator = await startBin(bin, ["--spec", spec, "--json"], env, "\n");
    try {
      const { baseUrl, credentials } = JSON.parse(emulator.stdout) as { baseUrl: string; credentials: object };
      expect((await fetch(`${baseUrl}/endpoints`)).status).toBe(401);
      const login = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(credentials) };
      const { jwt } = (await (await fetch(`${baseUrl}/auth`, login)).json()) as { jwt: string };
      expect((await fetch(`${baseUrl}/endpoints`, { headers: { authorization: `Bearer ${jwt}` } })).status).toBe(200);
    } finally {
      expect(await emulator.stop()).toBe(0);
    }
  },
);
