import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { makeCertificate } from "../../src/index.ts";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command. `until` resolves with its output so far, once that holds the text. */
function run(...args: string[]): { ended: Promise<Ended>; until(text: string): Promise<string>; kill(signal: NodeJS.Signals): void } {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  let told: (() => void) | undefined;
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    stdout += piece;
    told?.();
  });
  child.stderr.setEncoding("utf8").on("data", (piece: string) => (stderr += piece));
  return {
    ended: new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr }))),
    until: (text) =>
      new Promise((resolve) => {
        told = () => {
          if (stdout.includes(text)) resolve(stdout);
        };
        told();
      }),
    kill: (signal) => void child.kill(signal),
  };
}

test("for programs, one line of JSON, once it listens", async () => {
  const { until, kill, ended } = run("flashblade", "--json", "--tls", "--api-token", "T-synthetic");
  const told = JSON.parse(await until("\n")) as Record<string, unknown>;
  expect(told).toEqual({
    vendor: "flashblade",
    baseUrl: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+\/api$/),
    console: expect.stringMatching(/\/__emulator\/$/),
    credentials: { apiToken: "T-synthetic" },
    ca: expect.stringContaining("BEGIN CERTIFICATE"),
  });
  kill("SIGTERM");
  expect(await ended).toMatchObject({ code: 0, stderr: "" });
});

describe("serving", () => {
  const rows: [string, { given: string[]; signal: NodeJS.Signals; wants: RegExp[] }][] = [
    [
      "cloudendure, until Ctrl-C",
      {
        given: ["cloudendure", "--username", "me@example.com"],
        signal: "SIGINT",
        wants: [
          /base URL +http:\/\/127\.0\.0\.1:\d+\/api\/latest\n/,
          /console +http:\/\/127\.0\.0\.1:\d+\/__emulator\/\n/,
          /userApiToken +([A-Z0-9]{4}-){15}/,
          /username +me@example\.com\n/,
          /password +\S{10,}\n/,
        ],
      },
    ],
    [
      "flashblade, until it is terminated",
      {
        given: ["flashblade", "--api-token", "T-mine"],
        signal: "SIGTERM",
        wants: [/base URL +http:\/\/127\.0\.0\.1:\d+\/api\n/, /apiToken +T-mine\n/],
      },
    ],
    [
      "flashblade with TLS",
      {
        given: ["flashblade", "--tls", "--host", "::1"],
        signal: "SIGTERM",
        wants: [/base URL +https:\/\/\[::1\]:\d+\/api\n/, /-----BEGIN CERTIFICATE-----/, /curl -ik/],
      },
    ],
  ];
  test.each(rows)("%s", async (_, { given, signal, wants }) => {
    const command = run(...given);
    const shown = await command.until("Stop it");
    for (const want of wants) expect(shown).toMatch(want);
    command.kill(signal);
    expect(await command.ended).toMatchObject({ code: 0, stderr: "" });
  });

  test("the line to try works, in a shell, as printed", async () => {
    for (const vendor of ["cloudendure", "flashblade"]) {
      const command = run(vendor);
      const line = /Try: (.*)\n/.exec(await command.until("Stop it"))?.[1] ?? "";
      const shell = spawn("sh", ["-c", line], { stdio: ["ignore", "pipe", "ignore"] });
      let answer = "";
      for await (const piece of shell.stdout) answer += String(piece);
      expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      command.kill("SIGTERM");
      await command.ended;
    }
  });

  test("a certificate of one's own; files that hold none are one line and exit 2", async () => {
    const folder = mkdtempSync(join(tmpdir(), "emulator-tls-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const made = await makeCertificate();
    const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
    writeFileSync(cert, made.cert);
    writeFileSync(key, made.key);
    const command = run("flashblade", "--tls-cert", cert, "--tls-key", key);
    expect(await command.until("Stop it")).toContain(made.cert.trim());
    command.kill("SIGTERM");
    expect(await command.ended).toMatchObject({ code: 0, stderr: "" });

    const { code, stderr } = await run("flashblade", "--tls-cert", cert, "--tls-key", cli).ended;
    expect([code, stderr.split("\n").length]).toEqual([2, 2]);
    expect(stderr).toMatch(/^vendor-emulator: --tls-cert and --tls-key: expected a certificate and its key in PEM, got something else: /);
  });

  test("a warning when others can reach it", async () => {
    const command = run("flashblade", "--host", "0.0.0.0");
    expect(await command.until("Stop it")).toMatch(/http:\/\/127\.0\.0\.1:/);
    command.kill("SIGINT");
    expect((await command.ended).stderr).toBe(
      "vendor-emulator: warning: listening on 0.0.0.0: other machines can reach it, and its control API\n",
    );
  });

  test("a port in use is one line and exit 2", async () => {
    const server = createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    expect(await run("cloudendure", "--port", String(port)).ended).toEqual({
      code: 2,
      stdout: "",
      stderr: `vendor-emulator: port ${port} on 127.0.0.1 is in use. Choose another with --port, or leave --port out for a free one\n`,
    });
  });

  test("a fault that makes no sense is one line and exit 2", async () => {
    expect(await run("flashblade", "--fault", '{"nth":0}').ended).toMatchObject({
      code: 2,
      stderr: "vendor-emulator: fault.nth: expected a whole number from 1, or a list of them, got 0\n",
    });
  });

  test("help and version", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };
    expect(await run("--version").ended).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
    expect(await run("-h").ended).toMatchObject({ code: 0, stdout: expect.stringContaining("--redirect-login") as string, stderr: "" });
  });
});
