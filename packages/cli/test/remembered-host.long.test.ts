import { makeCertificate, startEmulator } from "@vendor-auth/emulator";
import { expect, onTestFinished, test } from "vitest";
import { home, startCommand } from "./support/run-cli.ts";

async function array() {
  const emulator = await startEmulator("flashblade", { tls: await makeCertificate() });
  onTestFinished(() => emulator.close());
  return { emulator, host: new URL(emulator.baseUrl).host };
}

test("the host of the kept session is remembered, with its account and how its certificate is trusted", async () => {
  const [first, second] = [await array(), await array()];
  const { env } = await home();
  const run = (args: readonly string[], { emulator } = first) =>
    startCommand(args, { ...env, FLASHBLADE_API_TOKEN: emulator.credentials.apiToken }).ended;
  const call = ["request", "flashblade", "GET", "2.26/arrays"];
  const { pin } = JSON.parse((await run(["pin", first.host, "--json"])).stdout) as { pin: string };

  expect(await run(call)).toMatchObject({ code: 2, stderr: expect.stringContaining("Give its --host") });
  expect(await run(["login", "flashblade", "--host", first.host, "--pin", pin, "--account", "night-job"])).toMatchObject({ code: 0 });
  for (const args of [call, [...call, "--host", first.host, "--account", "night-job"], ["login", "flashblade"], ["doctor", "flashblade"]])
    expect(await run(args)).toMatchObject({ code: 0, stderr: "" });
  expect(first.emulator.counters).toMatchObject({ logins: 1, refused: 0 });

  const pinOfSecond = (JSON.parse((await run(["pin", second.host, "--json"])).stdout) as { pin: string }).pin;
  expect(await run(["login", "flashblade", "--host", second.host, "--pin", pinOfSecond], second)).toMatchObject({ code: 0 });
  const several = await run(call);
  expect(several).toMatchObject({ code: 2, stderr: expect.stringContaining("Say which with --host.") });
  for (const { host } of [first, second]) expect(several.stderr).toContain(host);
  expect(await run([...call, "--account", "night-job"])).toMatchObject({ code: 0 });

  expect(await run(["logout", "--all"])).toMatchObject({ code: 0 });
  expect([...first.emulator.sessions, ...second.emulator.sessions]).toEqual([]);
  expect(await run(call)).toMatchObject({ code: 2, stderr: expect.stringContaining("Give its --host") });
});
