import { lstat, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { home, scene, startCommand } from "./support/run-cli.ts";

/** Runs configure, and resolves to how it ended and what the config file is then. */
async function configured(path: string, env: Record<string, string>, args: readonly string[]) {
  const command = startCommand(["configure", ...args], env);
  command.child.stdin.end();
  return { ...(await command.ended), config: await readFile(join(path, "config.yaml"), "utf8").catch(() => undefined) };
}

describe("configure", () => {
  test("writes a profile that a login uses", async () => {
    const { emulator, path, env, run } = await scene("flashblade");
    const args = ["fb1", "--vendor", "flashblade", "--url", emulator.baseUrl, "--account", "night-job"];
    const { code, stdout, config } = await configured(path, env, args);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining("Next: vendor-auth login fb1") });
    expect(config).toBe(`profiles:\n  fb1:\n    vendor: flashblade\n    url: ${emulator.baseUrl}\n    account: night-job\n`);
    expect(await run(["login", "fb1"])).toMatchObject({ code: 0, stdout: expect.stringContaining("as night-job") });
    expect(await run(["logout", "fb1"])).toMatchObject({ code: 0 });
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1 });
  });

  test("leaves comments and other profiles as they are, and replaces one only when told to", async () => {
    const { path, env } = await home();
    const before = "# of the night jobs\nprofiles:\n  old:\n    vendor: flashblade\n    host: old.example # until spring\n";
    await writeFile(join(path, "config.yaml"), before);
    const added = await configured(path, env, ["new", "--vendor", "cloudendure", "--keychain", "--with", "username,password"]);
    expect(added.config).toBe(
      `${before}  new:\n    vendor: cloudendure\n    with:\n      - username\n      - password\n    keychain: true\n`,
    );
    const refused = await configured(path, env, ["old", "--vendor", "flashblade", "--host", "new.example"]);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("--replace"), config: added.config });
    const replaced = await configured(path, env, ["old", "--vendor", "flashblade", "--host", "new.example", "--replace"]);
    expect(replaced).toMatchObject({ code: 0, config: expect.stringContaining("new.example") });
    expect(replaced.config).not.toContain("old.example");
  });

  test.skipIf(process.platform === "win32")("writes the file that a link leads to, and leaves the link", async () => {
    const { path, env } = await home();
    await writeFile(join(path, "dotfiles.yaml"), "");
    await symlink(join(path, "dotfiles.yaml"), join(path, "config.yaml"));
    expect(await configured(path, env, ["fb1", "--vendor", "flashblade", "--host", "fb1.example"])).toMatchObject({ code: 0 });
    expect(await readFile(join(path, "dotfiles.yaml"), "utf8")).toContain("fb1.example");
    expect((await lstat(join(path, "config.yaml"))).isSymbolicLink()).toBe(true);
  });

  test.each([
    ["an unknown vendor", ["fb1", "--vendor", "flashblad", "--host", "fb1.example"], "Did you mean flashblade?"],
    ["no host", ["fb1", "--vendor", "flashblade"], "which flashblade?"],
    ["a vendor's name", ["flashblade", "--vendor", "cloudendure"], "cannot be a profile's name"],
    ["an unusable host", ["fb1", "--vendor", "flashblade", "--host", "fb1.example/api"], "the host or URL given is not usable"],
    ["no vendor", ["fb1"], "--vendor is missing"],
  ])("%s is refused, and nothing is written", async (_, args, message) => {
    const { path, env } = await home();
    expect(await configured(path, env, args)).toMatchObject({ code: 2, stderr: expect.stringContaining(message), config: undefined });
  });
});
