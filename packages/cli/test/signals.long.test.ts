import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { holdLogins, scene } from "./support/run-cli.ts";

const signals = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const;

describe.skipIf(process.platform === "win32")("signals", () => {
  const table = signals.flatMap(([signal, code]) => [
    [signal, code, ["login", "flashblade"]] as const,
    [signal, code, ["request", "flashblade", "GET", "2.26/arrays"]] as const,
    [signal, code, ["exec", "flashblade", "--", "node", "-e", "console.log(1)"]] as const,
  ]);

  test.each(table)("%s, ended with %i, during the login of %j leaves no session open", async (signal, code, args) => {
    const { emulator, start } = await scene("flashblade");
    const release = holdLogins(emulator);
    const arrived = emulator.waitFor({ operation: "login" });
    const { child, ended } = start(args);
    await arrived;
    child.kill(signal);
    await sleep(300); // the signal is handled before the answer comes
    release();
    expect(await ended).toMatchObject({ code, stdout: "" });
    expect(emulator.counters.logins).toBe(1);
    expect(emulator.sessions).toEqual([]);
  });

  test.each(signals)("%s goes on to the command of exec, and its session is closed", async (signal) => {
    const { emulator, start } = await scene("flashblade");
    const script = `process.on("${signal}", () => process.exit(9)); console.log("up"); setInterval(() => {}, 1000);`;
    const { child, ended } = start(["exec", "flashblade", "--", process.execPath, "-e", script]);
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 9, stderr: "" });
    expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1 });
    expect(emulator.sessions).toEqual([]);
  });

  test("a command that a signal ends is told as shells do", async () => {
    const { emulator, run } = await scene("flashblade");
    expect(await run(["exec", "flashblade", "--", "sh", "-c", "kill -KILL $$"])).toMatchObject({ code: 137 });
    expect(emulator.sessions).toEqual([]);
  });
});
