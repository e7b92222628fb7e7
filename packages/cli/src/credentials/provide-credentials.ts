import type { Target } from "../target/target.ts";
import { fromCommand } from "./from-command.ts";
import { fromEnvironment } from "./from-environment.ts";
import { fromKeychain } from "./keychain.ts";
import { type Credentials, parseCredentials } from "./parse-credentials.ts";
import { prompt } from "./prompt.ts";

/**
 * Finds credentials, once a process: stdin when asked for; the profile's command; the environment; the profile's keychain; a
 * prompt. Called only when a login is due: a kept session needs none.
 */
export function provideCredentials(target: Target, { stdin = false } = {}): () => Promise<Credentials> {
  let found: Promise<Credentials> | undefined;
  return () => (found ??= find(target, stdin));
}

async function find(target: Target, stdin: boolean): Promise<Credentials> {
  const { command, keychain } = target.profile;
  if (stdin) return parseCredentials(target, await readStdin(), "stdin");
  if (command) return fromCommand(target, command);
  return fromEnvironment(target) ?? (keychain ? await fromKeychain(target) : undefined) ?? prompt(target);
}

async function readStdin(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) text += String(chunk);
  return text;
}
