import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmulator } from "@vendor-auth/emulator";
import { describe, expect, onTestFinished, test } from "vitest";
import { home, startCommand } from "./support/run-cli.ts";

const fixtures = fileURLToPath(new URL("../../codegen/fixtures", import.meta.url));

/** Somebody's own package, generated, beside his config file; and a server of its description. */
async function scene() {
  const emulator = await startEmulator({ spec: join(fixtures, "logout-link.yaml") });
  onTestFinished(() => emulator.close());
  const { path, env } = await home();
  const folder = join(path, "own");
  await cp(join(fixtures, "logout-link"), folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "name": "own", "type": "module", "exports": { ".": { "default": "./index.ts" } } }');
  await writeFile(join(folder, "index.ts"), 'export { session } from "./src/generated/session.ts";\n');
  const { password = "" } = emulator.credentials as { password?: string };
  const run = (...args: string[]) => {
    const command = startCommand(args, { ...env, LOGOUT_LINK_PASSWORD: password });
    command.child.stdin.end();
    return command.ended;
  };
  return { emulator, path, folder, run };
}

describe("an own package as a vendor", () => {
  test("by its folder at first, then by its name: one login, and nothing stays open", async () => {
    const { emulator, folder, run } = await scene();
    expect(await run("login", "--vendor", folder, "--url", emulator.baseUrl)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Logged in to logout-link at"),
    });
    expect(await run("request", "logout-link", "GET", "things")).toMatchObject({ code: 0 });
    expect(await run("request", folder, "GET", "things", "--url", emulator.baseUrl)).toMatchObject({ code: 0 });
    expect(await run("status")).toMatchObject({ code: 0, stdout: expect.stringContaining("logout-link  default") });
    expect(await run("logout")).toMatchObject({ code: 0, stdout: expect.stringContaining("closed") });
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1 });
    expect(emulator.sessions).toEqual([]);
  });

  test("named by a profile, relative to the config file", async () => {
    const { emulator, path, run } = await scene();
    await writeFile(join(path, "config.yaml"), `profiles:\n  mine:\n    vendor: ./own\n    url: ${emulator.baseUrl}\n`);
    expect(await run("request", "mine", "GET", "things")).toMatchObject({ code: 0 });
    expect(await run("logout", "mine")).toMatchObject({ code: 0 });
    expect(emulator.sessions).toEqual([]);
  });

  test("whose package is gone: logout --all says so, and keeps the session listed", async () => {
    const { emulator, folder, run } = await scene();
    await run("login", folder, "--url", emulator.baseUrl);
    await rm(folder, { recursive: true });
    const { code, stdout, stderr } = await run("logout", "--all");
    expect(stdout).not.toContain("No sessions are kept");
    expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringMatching(/logout-link at .* stays open: .*it has no package\.json/) });
    expect((await run("status")).stdout).toContain("logout-link");
  });

  test.each([
    ["a folder without a package", "{}", "names no file in exports or main"],
    ["a package that was not built", '{ "exports": "./dist/index.js" }', "./dist/index.js is not there"],
    ["a package without a session", '{ "type": "module", "exports": "./empty.js" }', "./empty.js exports no session"],
    ["a package.json that is none", "{", "its package.json is not JSON"],
  ])("%s is told what it lacks, and what to do", async (_, manifest, what) => {
    const { path, env } = await home();
    await writeFile(join(path, "package.json"), manifest);
    await writeFile(join(path, "empty.js"), "export {};\n");
    const { code, stderr } = await startCommand(["login", path, "--host", "own.example"], env).ended;
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(what) });
  });
});
