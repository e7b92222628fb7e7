import { expect, onTestFinished, test } from "vitest";
import { bin, holdLogins, scene } from "./support/run-cli.ts";

const pty = await import("@lydell/node-pty").catch(() => undefined);
if (!pty) {
  if (process.env["CI"] === "true") throw new Error("the terminal tests need @lydell/node-pty, which has no binary for this platform");
  console.warn("The terminal tests are left out: @lydell/node-pty has no binary for this platform.");
}

/** Runs the command in a terminal of its own. */
function inTerminal(args: readonly string[], env: Record<string, string>) {
  if (!pty) throw new Error("no pty");
  const terminal = pty.spawn(process.execPath, [bin, ...args], { cols: 100, rows: 30, env: { TERM: "xterm-256color", ...env } });
  let screen = "";
  const waiting = new Set<() => void>();
  terminal.onData((text) => {
    screen += text;
    for (const check of waiting) check();
  });
  const ended = new Promise<number>((resolve) => terminal.onExit(({ exitCode }) => resolve(exitCode)));
  let isRunning = true;
  void ended.then(() => (isRunning = false));
  onTestFinished(() => void (isRunning && terminal.kill()));
  return {
    type: (keys: string) => terminal.write(keys),
    ended,
    screen: () => screen,
    /** Resolves as soon as the screen shows it; rejects when the command ends without it. */
    async until(pattern: RegExp) {
      await new Promise<void>((resolve, reject) => {
        const check = () => pattern.test(screen) && resolve();
        waiting.add(check);
        check();
        void ended.then((code) => reject(new Error(`ended with ${code} before ${pattern} was shown, after: ${JSON.stringify(screen)}`)));
      });
    },
  };
}

const colour = new RegExp(`${String.fromCodePoint(27)}\\[\\d+m`);

test.runIf(pty)("the prompt does not show what is typed, and the login keeps its session", async () => {
  const { emulator, env, secretName } = await scene("flashblade");
  const terminal = inTerminal(["login", "flashblade"], { ...env, [secretName]: "" });
  await terminal.until(/API token for flashblade/);
  terminal.type(emulator.credentials.apiToken);
  await terminal.until(/•{10}/);
  terminal.type("\r");
  expect(await terminal.ended).toBe(0);
  expect(terminal.screen()).toContain("Logged in to flashblade");
  expect(terminal.screen()).not.toContain(emulator.credentials.apiToken);
  expect(emulator.counters.logins).toBe(1);
});

test.runIf(pty)("of several ways to log in the prompt lets one choose, shows what is no secret, and hides what is", async () => {
  const { emulator, env, secretName } = await scene("cloudendure");
  const { username, password } = emulator.credentials;
  const terminal = inTerminal(["login", "cloudendure"], { ...env, [secretName]: "" });
  await terminal.until(/How to log in to cloudendure[^]*OAuth code/);
  expect(terminal.screen()).toMatch(/User API token[^]*Username and password/);
  terminal.type("\u001B[B\r");
  await terminal.until(/Username for cloudendure/);
  terminal.type(`${username}\r`);
  await terminal.until(/Password for cloudendure/);
  terminal.type(password);
  await terminal.until(/•{8}/);
  terminal.type("\r");
  expect(await terminal.ended).toBe(0);
  expect(terminal.screen()).toContain("Logged in to cloudendure");
  expect(terminal.screen()).toContain(username);
  expect(terminal.screen()).not.toContain(password);
  expect(emulator.counters).toMatchObject({ logins: 1, failedLogins: 0 });
});

test.runIf(pty)("Ctrl-C, again and again, while a login hangs ends with 130 and without a trace", async () => {
  const { emulator, env } = await scene("flashblade");
  emulator.fault({ match: { operation: "login" }, action: { type: "hang" } });
  const terminal = inTerminal(["login", "flashblade"], env);
  await terminal.until(/⠋.* Logging in to flashblade/);
  await expect.poll(() => emulator.counters.requests).toBe(1); // the spinner may be there before the login is sent
  for (let press = 0; press < 3; press += 1) {
    terminal.type("\u0003");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await terminal.ended).toBe(130);
  expect(terminal.screen()).not.toMatch(/^\s+at .*:\d+/m);
  expect(emulator.counters).toMatchObject({ requests: 1 }); // its answer never came, so nobody knows what to log out of
});

test.runIf(pty)("Ctrl-D at the prompt ends as Ctrl-C does, without a warning, and with the cursor back", async () => {
  const { emulator, env, secretName } = await scene("flashblade");
  const terminal = inTerminal(["login", "flashblade"], { ...env, [secretName]: "" });
  await terminal.until(/API token for flashblade/);
  terminal.type("\u0004");
  expect(await terminal.ended).toBe(130);
  expect(terminal.screen()).not.toMatch(/warning/i);
  expect(terminal.screen().lastIndexOf("\u001B[?25h")).toBeGreaterThan(terminal.screen().lastIndexOf("\u001B[?25l"));
  expect(emulator.counters.requests).toBe(0);
});

test.runIf(pty)("Ctrl-C at the prompt ends with 130, and nothing was sent", async () => {
  const { emulator, env, secretName } = await scene("flashblade");
  const terminal = inTerminal(["login", "flashblade"], { ...env, [secretName]: "" });
  await terminal.until(/API token for flashblade/);
  terminal.type("\u0003");
  expect(await terminal.ended).toBe(130);
  expect(emulator.counters.requests).toBe(0);
});

test.runIf(pty)("a login of more than 300 ms shows a spinner, and Ctrl-C leaves no session open", async () => {
  const { emulator, env } = await scene("flashblade");
  const release = holdLogins(emulator);
  const terminal = inTerminal(["login", "flashblade"], env);
  await terminal.until(/⠋.* Logging in to flashblade/);
  await expect.poll(() => emulator.counters.requests).toBe(1); // before that there would be nothing to wait for
  terminal.type("\u0003");
  await terminal.until(/Ending: .*Ctrl-C again ends at once/);
  release();
  expect(await terminal.ended).toBe(130);
  expect(emulator.counters.logins).toBe(1);
  expect(emulator.sessions).toEqual([]);
});

test.runIf(pty)("an answer is indented and coloured, without colours under NO_COLOR; headers are not shown", async () => {
  const { emulator, env } = await scene("flashblade");
  const coloured = inTerminal(["request", "flashblade", "GET", "2.26/arrays"], env);
  expect(await coloured.ended).toBe(0);
  expect(coloured.screen()).toMatch(colour);
  expect(coloured.screen()).toMatch(/\r\n {2}.*items/);
  const plain = inTerminal(["request", "flashblade", "GET", "2.26/arrays"], { ...env, NO_COLOR: "1" });
  expect(await plain.ended).toBe(0);
  expect(plain.screen()).not.toMatch(colour);
  expect(plain.screen()).toMatch(/\r\n {2}"items"/);
  const headers = inTerminal(["headers", "flashblade"], env);
  expect(await headers.ended).toBe(2);
  expect(headers.screen()).not.toContain("x-auth-token:");
  expect(emulator.counters.logins).toBe(1);
});
