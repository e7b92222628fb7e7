import { expect, test } from "vitest";
import { home, scene, startCommand } from "./support/run-cli.ts";

test.each([
  [["requst", "flashblade", "GET", "x"], "unknown command", "Did you mean request?"],
  [["login", "flashblade", "--acount", "x"], "unknown option --acount", "Did you mean --account?"],
  [["login", "flashblad"], "there is no vendor and no profile of that name", "Did you mean flashblade?"],
  [["status", "--jsn"], "unknown option --jsn", "Did you mean --json?"],
  [["frobnicate"], "unknown command", "See vendor-auth --help."],
])("%j gets the word that is most like it", async (args, what, remedy) => {
  const { env } = await home();
  const { code, stdout, stderr } = await startCommand(args, env).ended;
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(`vendor-auth: ${what}\n${remedy}`);
});

const node = process.execPath;
const prints = ["-e", "console.log(process.argv.slice(1).join())", "--"];
test.each([
  ["before the vendor", ["exec", "--account", "x", "flashblade", "--", node, ...prints, "--json"]],
  ["after it", ["exec", "flashblade", "--account", "x", "--", node, ...prints, "--json"]],
  ["after it, with =", ["exec", "flashblade", "--account=x", node, ...prints, "--json"]],
  ["as --vendor", ["exec", "--vendor", "flashblade", "--account", "x", "--", node, ...prints, "--json"]],
])("exec takes its options %s, and leaves the command its own", async (_where, args) => {
  const { emulator, run } = await scene("flashblade");
  expect(await run(args)).toEqual({ code: 0, stdout: "--json\n", stderr: "" });
  expect(emulator.counters).toMatchObject({ logins: 1, logouts: 1 });
});

test("exec without a command says so", async () => {
  const { run } = await scene("flashblade");
  expect(await run(["exec", "flashblade", "--account", "x"])).toMatchObject({ code: 2, stderr: expect.stringContaining("command") });
});

test.skipIf(process.platform === "win32")("a reader that has enough is no failure", async () => {
  const { emulator, start } = await scene("flashblade");
  const bytes = "x".repeat(4_000_000);
  emulator.fault({ match: { path: "*/arrays" }, action: { type: "respond", status: 200, body: bytes } });
  for (const args of [["--help"], ["completion", "bash"], ["request", "flashblade", "GET", "2.26/arrays"]]) {
    const { child, ended } = start(args);
    child.stdout.destroy();
    expect(await ended).toMatchObject({ code: 0, stderr: "" });
  }
});

test("a port without TLS is no fault of the program", async () => {
  const { emulator, run } = await scene("flashblade");
  const { host } = new URL(emulator.baseUrl);
  const want = { code: 4, stdout: "", stderr: expect.stringContaining("it does not speak TLS there\nCheck the port.") };
  expect(await run(["pin", host])).toMatchObject(want);
  expect(await run(["request", "flashblade", "GET", "2.26/arrays", "--host", host])).toMatchObject(want);
  expect(emulator.counters.logins).toBe(0);
});
