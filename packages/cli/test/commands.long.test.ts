import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCertificate } from "@vendor-auth/emulator";
import { expect, test } from "vitest";
import { home, scene, startCommand } from "./support/run-cli.ts";

test("pin shows the pin of a host, and a login trusts it, or a CA, and nothing else", async () => {
  const certificate = await makeCertificate();
  const { emulator, path, run } = await scene("flashblade", { tls: certificate } as object);
  const { host } = new URL(emulator.baseUrl);
  const { stdout } = await run(["pin", host, "--json"]);
  const { pin } = JSON.parse(stdout) as { pin: string };
  expect(await run(["login", "flashblade"])).toMatchObject({ code: 4, stderr: expect.stringMatching(/self-signed|not trusted/) });
  expect(emulator.counters.requests).toBe(0);
  expect(await run(["login", "flashblade", "--pin", pin])).toMatchObject({ code: 0 });
  expect(await run(["login", "flashblade", "--pin", `sha256/${"A".repeat(43)}=`])).toMatchObject({
    code: 4,
    stderr: expect.stringContaining("pin"),
  });
  const ca = join(path, "ca.pem");
  writeFileSync(ca, certificate.ca);
  expect(await run(["login", "flashblade", "--ca", ca])).toMatchObject({ code: 0 });
  expect(emulator.counters.logins).toBe(2); // sessions are not shared across ways to trust
  expect(await run(["logout", "--all"])).toMatchObject({ code: 0 });
  expect(emulator.sessions).toEqual([]);
});

test("http:// is for this machine alone", async () => {
  const { run } = await scene("flashblade");
  expect(await run(["login", "flashblade", "--url", "http://fb1.example/api"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("https://"),
  });
});

test("doctor finds what is wrong, says what to do, and sends no credentials", async () => {
  const { emulator, run, path } = await scene("flashblade");
  const findings = JSON.parse((await run(["doctor", "flashblade", "--json"])).stdout) as { check: string; result: string }[];
  expect(findings.map(({ check, result }) => `${check} ${result}`)).toEqual(
    ["config file", "session store", "versions", "target", "reachable", "clock", "API versions"].map((check) => `${check} fine`),
  );
  expect(emulator.counters).toMatchObject({ requests: 1, logins: 0, failedLogins: 0 });
  await emulator.close();
  writeFileSync(join(path, "config.yaml"), "oops: 1\n");
  const broken = await run(["doctor"]);
  expect(broken).toMatchObject({ code: 1, stdout: expect.stringMatching(/✗ config file: .*config\.yaml:1: unknown key oops/) });
  const gone = await run(["doctor", "flashblade"], { env: { VENDOR_AUTH_CONFIG: join(path, "none.yaml") } });
  expect(gone).toMatchObject({ code: 1, stdout: expect.stringContaining("no server listens there") });
});

test("emulate serves a vendor until it is told to stop", async () => {
  const { env } = await home();
  const { child, ended, output } = startCommand(["emulate", "flashblade", "--api-token", "T-synthetic"], env);
  while (!output.stdout.includes("Stop it with")) await new Promise((resolve) => child.stdout.once("data", resolve));
  const [url = ""] = /http:\S+\/api/.exec(output.stdout) ?? [];
  expect((await fetch(`${url}/login`, { method: "POST", headers: { "api-token": "T-synthetic" } })).status).toBe(200);
  child.kill("SIGTERM");
  expect(await ended).toMatchObject({ code: 0 });
});

test.each(["bash", "zsh", "fish"])("completion for %s is a script that the shell takes, if it is here", async (shell) => {
  const { env, path } = await home();
  const script = await startCommand(["completion", shell], env).ended;
  expect(script).toMatchObject({ code: 0, stderr: "" });
  for (const word of ["login", "request", "flashblade", "--account"]) expect(script.stdout).toContain(word);
  // As a file: fish reads no script from the socket that Node makes of a child's standard input.
  writeFileSync(join(path, "script"), script.stdout);
  const check = spawnSync(shell, ["-n", join(path, "script")], { encoding: "utf8" });
  if (!check.error) expect(check).toMatchObject({ status: 0, stderr: "" });
});

test("completion and emulate speak JSON, too", async () => {
  const { env } = await home();
  const { stdout } = await startCommand(["completion", "bash", "--json"], env).ended;
  expect(JSON.parse(stdout)).toEqual({ shell: "bash", script: expect.stringContaining("complete -o default") });
  const { child, output, ended } = startCommand(["emulate", "flashblade", "--json"], env);
  while (!output.stdout.includes("\n")) await new Promise((resolve) => child.stdout.once("data", resolve));
  expect(JSON.parse(output.stdout)).toMatchObject({ vendor: "flashblade", credentials: { apiToken: expect.any(String) } });
  child.kill("SIGTERM");
  expect(await ended).toMatchObject({ code: 0 });
});

test.skipIf(process.platform === "win32")("bash completes commands, vendors and options", async () => {
  const { env } = await home();
  const { stdout } = await startCommand(["completion", "bash"], env).ended;
  const complete = (words: string) =>
    execFileSync(
      "bash",
      ["-c", `${stdout}\nCOMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]}-1)); _vendor_auth; echo "\${COMPREPLY[@]}"`],
      { encoding: "utf8" },
    ).trim();
  expect(complete("vendor-auth log")).toBe("login logout");
  expect(complete("vendor-auth login fl")).toBe("flashblade");
  expect(complete("vendor-auth logout --al")).toBe("--all");
});
