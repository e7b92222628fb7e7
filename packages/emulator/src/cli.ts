#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { readCliOptions } from "./cli/cli-options.ts";
import { greeting, jsonGreeting } from "./cli/greeting.ts";
import { help } from "./cli/help.ts";
import { isLoopback } from "./support/loopback.ts";
import { startEmulator, type AnyRunningEmulator } from "./emulator/start-emulator.ts";
import { UsageError } from "./cli/usage-error.ts";

/** Exit codes: 0 when stopped by a signal, 2 when it could not start. */
async function main(args: readonly string[]): Promise<void> {
  const command = readCliOptions(args);
  if (command.kind === "help") return write(help());
  if (command.kind === "version") {
    const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };
    return write(`${manifest.version}\n`);
  }
  const { isJson } = command;
  const emulator: AnyRunningEmulator =
    command.kind === "serve"
      ? await startEmulator(command.vendor, command.options)
      : await startEmulator({ ...command.options, onNotice: warn });
  // Before the greeting: a program that reads it may stop the server at once.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void emulator.close());
  write(isJson ? jsonGreeting(emulator) : greeting(emulator));
  if (!isLoopback(emulator.host)) {
    process.stderr.write(`vendor-emulator: warning: listening on ${emulator.host}: other machines can reach it, and its control API\n`);
  }
}

function warn(line: string): void {
  process.stderr.write(`vendor-emulator: ${line}\n`);
}

function write(text: string): void {
  process.stdout.write(text);
}

/** One line on what is wrong and what to do. */
function explain(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  // What is wrong in a description has a line for each.
  if (error instanceof Error && error.name === "SpecError") return error.message;
  const { code, port, address, message } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === "EADDRINUSE") return `port ${port} on ${address} is in use. Choose another with --port, or leave --port out for a free one`;
  if (code === "EACCES") return `port ${port} may not be bound without more rights. Choose one above 1023 with --port`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN")
    return `the host given with --host cannot be bound: ${message}`;
  if (code?.startsWith("ERR_OSSL"))
    return `--tls-cert and --tls-key: expected a certificate and its key in PEM, got something else: ${message}`;
  return message.split("\n")[0] ?? "could not start";
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`vendor-emulator: ${explain(error)}\n`);
  process.exitCode = 2;
}
