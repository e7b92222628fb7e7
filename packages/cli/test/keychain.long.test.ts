import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { howToGetAKeychain, startKeychain } from "../../session/test/support/stores/start-keychain.ts";
import { afterAll, expect, test } from "vitest";
import { scene } from "./support/run-cli.ts";

const keychain = await startKeychain();
afterAll(() => keychain?.stop());
const isCi = process.env["CI"] === "true" && process.platform === "linux";
const missing = `The tests of credentials in a keychain need one: ${howToGetAKeychain}`;
if (!keychain && !isCi) console.warn(`${missing}. They are left out.`);

test("where CI is true, credentials in a keychain are tested", () => {
  expect(keychain !== undefined || !isCi ? "" : missing).toBe("");
});

test.skipIf(!keychain)("credentials saved by one login are those of the next, and in no file", async () => {
  const { emulator, run, path, secretName } = await scene("flashblade");
  const { apiToken } = emulator.credentials;
  const env = { ...keychain?.env, [secretName]: "" };
  writeFileSync(join(path, "config.yaml"), "profiles:\n  flashblade:\n    vendor: flashblade\n    keychain: true\n");
  const saved = await run(["login", "flashblade", "--stdin", "--save"], { input: apiToken, env });
  expect(saved).toMatchObject({ code: 0 });
  expect(await run(["logout", "flashblade"], { env })).toMatchObject({ code: 0 });
  const again = await run(["request", "flashblade", "GET", "2.26/arrays"], { env });
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining("items") });
  expect(emulator.counters).toMatchObject({ logins: 2, logouts: 1, failedLogins: 0 });
  expect(saved.stdout + saved.stderr + again.stdout + again.stderr).not.toContain(apiToken);
});

test.runIf(process.platform === "linux")("where no keychain is available, one line says so and one what to do", async () => {
  const { emulator, run, secretName } = await scene("flashblade");
  const env = { [secretName]: "", DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" };
  const refused = await run(["login", "flashblade", "--stdin", "--save"], { input: emulator.credentials.apiToken, env });
  expect(refused).toMatchObject({ code: 5, stderr: expect.stringMatching(/no keychain is available here\n.*command or the environment/) });
});
