import { createServer } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { scene } from "./support/run-cli.ts";

type Setup = Awaited<ReturnType<typeof scene<"flashblade">>>;

const call = ["request", "flashblade", "GET", "2.26/arrays"];
const failures: [string, number, (setup: Setup) => unknown, (readonly string[])?][] = [
  ["credentials refused", 3, ({ emulator }) => emulator.replaceCredentials()],
  ["throttled", 3, ({ emulator }) => emulator.set({ throttle: { retryAfter: "60" } })],
  ["locked", 3, ({ emulator }) => emulator.fault({ match: { operation: "login" }, action: { type: "respond", status: 423 } })],
  ["redirected elsewhere", 3, ({ emulator }) => emulator.set({ redirectLogin: "https://evil.example/api/login" })],
  [
    "no usable token",
    3,
    ({ emulator }) => emulator.fault({ match: { operation: "login" }, action: { type: "modify", removeHeaders: ["x-auth-token"] } }),
  ],
  [
    "an answer that is no HTTP",
    4,
    ({ emulator }) =>
      emulator.fault({ match: { operation: "login" }, action: { type: "raw", bytes: `oops ${emulator.credentials.apiToken}` } }),
  ],
  [
    "connection lost in a call",
    4,
    ({ emulator }) => emulator.fault({ match: { path: "*/arrays" }, action: { type: "reset", when: "after" } }),
  ],
  ["nobody listens", 4, ({ emulator }) => emulator.close()],
  ["another origin", 2, () => {}, ["request", "flashblade", "GET", "https://evil.example/"]],
  ["a body that breaks off", 4, ({ emulator }) => emulator.fault({ match: { path: "*/arrays" }, action: { type: "halfBody" } })],
  [
    "not allowed, and the server repeats the token",
    1,
    ({ emulator }) => emulator.fault({ match: { path: "*/arrays" }, action: { type: "respond", status: 403, body: "echo" } }),
  ],
  ["a store that cannot be written", 5, () => {}, ["login", "flashblade"]],
];

describe("no secret, no stack", () => {
  test.each(failures)("%s", async (name, code, fail, args = call) => {
    const setup = await scene("flashblade", { echoSecrets: true });
    await fail(setup);
    const env: Record<string, string> = name.startsWith("a store") ? { XDG_STATE_HOME: "/dev/null", LOCALAPPDATA: "/dev/null" } : {};
    for (const flag of ["--verbose", "--json"]) {
      const { stdout, stderr, code: came } = await setup.run([...args, flag], { env });
      expect({ came, stderr }).toEqual({ came: code, stderr: expect.stringMatching(/\S/) });
      const secrets = [...Object.values(setup.emulator.credentials), setup.env["FLASHBLADE_API_TOKEN"] ?? ""].filter(
        (value) => value !== "pureuser",
      );
      for (const secret of secrets) expect(stdout + stderr).not.toContain(secret);
      expect(stdout + stderr).not.toMatch(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/); // what tokens look like here
      expect(stdout + stderr).not.toMatch(/^\s+at .*:\d+/m);
      if (flag === "--verbose" && code > 1)
        expect(stderr.split("\n").filter((line) => /^(vendor-auth: |[A-Z])/.test(line)).length).toBeGreaterThanOrEqual(2);
    }
  });

  test("a session token that a failing server sends back in its body", async () => {
    const seen: string[] = [];
    const server = createServer((request, answer) => {
      const token = String(request.headers["x-auth-token"] ?? "");
      if (request.url === "/api/login") return void answer.setHeader("x-auth-token", "7d1a7a1e-canary-token").end("{}");
      seen.push(token);
      answer.writeHead(500, { "content-type": "text/plain" }).end(`failed for ${token}`);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { run } = await scene("flashblade");
    const { port } = server.address() as { port: number };
    const outcome = await run([...call, "--url", `http://127.0.0.1:${port}/api`]);
    expect(outcome).toMatchObject({ code: 1, stdout: "failed for [redacted]" });
    expect(seen).toEqual(["7d1a7a1e-canary-token"]);
  });
});
