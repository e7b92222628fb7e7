import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scene } from "./support/run-cli.ts";

describe("credentials come from", () => {
  test("stdin, alone or as JSON, and never from an argument", async () => {
    const { emulator, run, secretName, env } = await scene("cloudendure");
    const { userApiToken, username, password } = emulator.credentials;
    const none = { [secretName]: "" };
    expect(
      await run(["login", "cloudendure", "--stdin", "--with", "userApiToken"], { input: `${userApiToken}\n`, env: none }),
    ).toMatchObject({ code: 0 });
    const json = await run(["login", "cloudendure", "--stdin"], { input: JSON.stringify({ username, password }), env: none });
    expect(json).toMatchObject({ code: 0, stderr: "" });
    expect(emulator.counters).toMatchObject({ logins: 2, logouts: 1 });
    const ambiguous = await run(["login", "cloudendure", "--stdin"], { input: userApiToken, env: none });
    expect(ambiguous).toMatchObject({ code: 2, stderr: expect.stringContaining("--with") });
    for (const args of [[`--user-api-token=${userApiToken}`], ["--password", password], [userApiToken], [`-p${password}`]]) {
      const refused = await run(["login", "cloudendure", ...args]);
      expect(refused).toMatchObject({ code: 2, stdout: "" });
      expect(refused.stderr).toMatch(args[0]?.startsWith("-p") ? /unknown option -p\n/ : /ps and the shell's history show them/);
      expect(refused.stderr).not.toContain(args.at(-1));
    }
    expect(emulator.counters.logins).toBe(2);
    expect(env).toHaveProperty(secretName);
  });

  test("the environment, by names that the spec gives; two at once must be told apart", async () => {
    const { emulator, run } = await scene("cloudendure");
    const { username, password } = emulator.credentials;
    const env = { CLOUDENDURE_USERNAME: username, CLOUDENDURE_PASSWORD: password };
    expect(await run(["login", "cloudendure"], { env })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("CLOUDENDURE_USER_API_TOKEN"),
    });
    expect(emulator.counters.requests).toBe(0);
    expect(await run(["login", "cloudendure", "--with", "username,password"], { env })).toMatchObject({ code: 0 });
    expect(emulator.counters).toMatchObject({ logins: 1, failedLogins: 0 });
  });

  test.skipIf(process.platform === "win32")("a profile's command, asked only when a login is due", async () => {
    const { emulator, run, path, secretName } = await scene("flashblade");
    const program = join(path, "secret");
    await writeFile(program, `#!/bin/sh\necho x >> ${path}/asked\necho ${emulator.credentials.apiToken}\n`);
    await chmod(program, 0o700);
    await writeFile(
      join(path, "config.yaml"),
      `profiles:\n  fb1:\n    vendor: flashblade\n    url: ${emulator.baseUrl}\n    command: [${program}]\n`,
    );
    const env = { [secretName]: "" };
    for (let times = 0; times < 2; times += 1)
      expect(await run(["request", "fb1", "GET", "2.26/arrays"], { env })).toMatchObject({ code: 0 });
    const asked = await import("node:fs/promises").then(({ readFile }) => readFile(join(path, "asked"), "utf8"));
    expect(asked).toBe("x\n");
    expect(emulator.counters.logins).toBe(1);
  });

  test("nowhere: says where they can come from", async () => {
    const { emulator, run, secretName } = await scene("flashblade");
    const outcome = await run(["request", "flashblade", "GET", "2.26/arrays"], { env: { [secretName]: "" } });
    expect(outcome).toMatchObject({
      code: 3,
      stdout: "",
      stderr: expect.stringMatching(/^vendor-auth: .+\nSet FLASHBLADE_API_TOKEN or FLASHBLADE_PASSWORD, pipe .+\n$/),
    });
    expect(emulator.counters.requests).toBe(0);
  });
});

describe("the config file", () => {
  test.each([
    [
      "a secret",
      "profiles:\n  fb1:\n    vendor: flashblade\n    apiToken: T-canary-canary\n",
      /config\.yaml:4: unknown setting apiToken\nSecrets do not belong/,
    ],
    ["no YAML", "profiles:\n  fb1: [T-canary-canary\n", /config\.yaml:\d+: not YAML/],
    [
      "an unknown vendor",
      "profiles:\n\n  fb1:\n    vendor: T-canary-canary\n",
      /config\.yaml:3: profile fb1: vendor is missing or unknown/,
    ],
    [
      "a text for a list",
      "profiles:\n  fb1:\n    vendor: flashblade\n    command: T-canary-canary\n",
      /config\.yaml:4: command: expected a list/,
    ],
  ])("with %s is refused, with file and line, and without what it holds", async (_name, text, want) => {
    const { run, path } = await scene("flashblade");
    await writeFile(join(path, "config.yaml"), text);
    const outcome = await run(["status", "--json"]);
    expect(outcome.code).toBe(0); // needs none of it
    const refused = await run(["login", "fb1", "--verbose"]);
    expect(refused).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(want) });
    expect(refused.stderr).not.toContain("canary");
  });
});
